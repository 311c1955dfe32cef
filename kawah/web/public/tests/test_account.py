import pytest
from django.test import Client

from tests.factories import make_person, place

PASSWORD = "kawah candradimuka"
RESEMBLING = "lukita-dewanti-1"
pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    person = make_person(password=PASSWORD, name="Lukita Dewanti")
    place(person)
    client.force_login(person)
    return person


def test_the_staff_number_is_masked(client, person):
    page = client.get("/saya/").content.decode()
    assert person.nip not in page and person.nip[-3:] in page


def test_other_devices_are_signed_out_and_this_one_stays(client, person):
    other = Client()
    other.force_login(person)
    client.post("/saya/perangkat-lain/")
    assert client.get("/saya/").status_code == 200
    assert other.get("/saya/").status_code == 302


def change(client, **fields):
    new = "dua belas kuda laut"
    form = {"old_password": PASSWORD, "new_password": new, "new_password_again": new, **fields}
    return client.post("/saya/kata-sandi/", form)


def test_a_new_password_holds_and_ends_other_sign_ins(client, person):
    other = Client()
    other.force_login(person)
    assert change(client).status_code == 302
    person.refresh_from_db()
    assert person.check_password("dua belas kuda laut")
    assert client.get("/saya/").status_code == 200
    assert other.get("/saya/").status_code == 302


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"old_password": "salah"}, "Kata sandi sekarang tidak cocok"),
        ({"new_password_again": "lain lagi sekali"}, "tidak sama"),
        (
            {"new_password": PASSWORD, "new_password_again": PASSWORD},
            "Ini kata sandi yang sekarang",
        ),
        ({"new_password": RESEMBLING, "new_password_again": RESEMBLING}, "nama, NIP, atau surel"),
        ({"new_password": "pendek", "new_password_again": "pendek"}, "id_new_password_error"),
    ],
)
def test_what_is_wrong_is_named_at_its_field(client, person, fields, said):
    page = change(client, **fields).content.decode()
    assert said in page and 'aria-invalid="true"' in page
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_guessing_the_present_password_is_stopped_and_the_right_one_is_not_told(client, person):
    for _ in range(10):
        change(client, old_password="salah")
    answer = change(client)
    assert answer.status_code == 429 and "Sudah terlalu banyak percobaan" in answer.text
    assert "tidak cocok" not in answer.text
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_guesses_here_and_at_the_sign_in_are_counted_together(client, person):
    for _ in range(5):
        change(client, old_password="salah")
        Client().post("/masuk/", {"username": person.nip, "password": "salah"})
    sent = Client().post("/masuk/", {"username": person.nip, "password": PASSWORD})
    assert sent.status_code == 429


def test_strangers_do_not_keep_the_owner_from_a_new_password(person):
    owner = Client()
    owner.post("/masuk/", {"username": person.nip, "password": PASSWORD})
    for _ in range(11):
        Client().post("/masuk/", {"username": person.nip, "password": "salah"})
    assert change(owner).status_code == 302


def test_a_new_password_that_will_not_do_is_no_guess(client, person):
    for _ in range(11):
        answer = change(client, new_password="pendek", new_password_again="pendek")
    assert answer.status_code == 200
