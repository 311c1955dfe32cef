from datetime import timedelta

import pytest

from kawah.people.access.api import Role
from kawah.people.accounts import tickets
from kawah.people.accounts.models import Arrival, DataProblem
from tests.factories import NOW, make_person, place
from tests.world import make_side, signed_in

PASSWORD = "dua belas kuda laut"
pytestmark = pytest.mark.django_db


@pytest.fixture
def person(clock):
    person = make_person(name="Lukita Dewanti")
    place(person)
    return person


def activate(client, person):
    code = tickets.issue(person, life=timedelta(days=7), now=NOW)
    form = {"kode": code, "new_password": PASSWORD, "new_password_again": PASSWORD}
    return client.post("/aktivasi/", form)


def test_the_first_page_asks_whether_the_data_are_right(client, person):
    answer = activate(client, person)
    assert answer["Location"].startswith("/mulai/data-saya/")
    page = client.get(answer["Location"]).text
    assert "Lukita Dewanti" in page and "Ini benar" in page and person.nip not in page


def test_what_is_right_leads_home_and_is_asked_once(client, person):
    where = activate(client, person)["Location"]
    assert client.post(where, {"right": "ya"})["Location"] == "/beranda/"
    client.post("/keluar/")
    sent = {"username": person.nip, "password": PASSWORD}
    assert client.post("/masuk/", sent)["Location"] == "/beranda/"


def test_until_it_is_answered_it_is_asked_at_each_sign_in(client, person):
    activate(client, person)
    client.post("/keluar/")
    sent = {"username": person.nip, "password": PASSWORD, "next": "/kabar/"}
    assert "data-saya" in client.post("/masuk/", sent)["Location"]


def test_what_is_wrong_goes_to_the_steward_who_settles_it(client, clock):
    side = make_side("kab-a")
    newcomer = make_person(side.agency, name="Lukita Dewanti")
    where = activate(client, newcomer)["Location"]
    for _ in range(2):
        assert client.post(where, {"wrong": "Jabatan saya  analis."}).status_code == 302
    steward = signed_in(side.people[Role.STEWARD])
    assert "1 pegawai menyebut datanya keliru" in steward.get("/instansi/").text
    problem = DataProblem.objects.get()
    assert problem.text in steward.get("/instansi/data-keliru/").text
    place_of = f"/instansi/data-keliru/{problem.uuid}/"
    assert steward.post(place_of, {"answer": " "}).status_code == 400
    for said in ("sudah diberi tahu", "sudah dibereskan sebelumnya"):
        assert said in steward.post(place_of, {"answer": "Dibetulkan."}, follow=True).text
    assert "Dibetulkan." in client.get("/kabar/").text
    assert "Membereskan data" in steward.get("/instansi/jejak/").text


@pytest.mark.parametrize(
    ("wrong", "said"), [(" ", "Tuliskan apa"), ("x" * 501, "Paling panjang 500")]
)
def test_an_empty_or_too_long_report_is_refused_and_kept(client, person, wrong, said):
    where = activate(client, person)["Location"]
    answer = client.post(where, {"wrong": wrong})
    assert answer.status_code == 400 and said in answer.text and wrong.strip() in answer.text


def test_home_shows_first_steps_until_they_are_done_or_put_away(client, person):
    where = activate(client, person)["Location"]
    client.post(where, {"right": "ya"})
    assert "Tiga langkah pertama" in client.get("/beranda/").text
    client.post("/bahasa/", {"bahasa": "id", "next": "/beranda/"})
    assert Arrival.objects.get().language_at is not None
    client.post("/mulai/langkah-pertama/")
    assert "Tiga langkah pertama" not in client.get("/beranda/").text


def test_who_has_been_here_before_is_not_taken_for_new(client, person):
    person.last_login = NOW
    person.save()
    assert activate(client, person)["Location"] == "/beranda/"
    assert "Tiga langkah pertama" not in client.get("/beranda/").text
