import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from kawah.lib import codes
from kawah.people.access import lockout
from kawah.people.accounts import start_code, tickets
from kawah.people.directory.api import Agency, Person
from kawah.web.shell.management.commands.serve import block

CODE = re.compile(r"\b[2-9B-Z]{4}-[2-9B-Z]{4}-[2-9B-Z]{4}\b")
PASSWORD = "dua belas kuda laut"
FILLED = {
    "name": "Badan Kepegawaian Contoh",
    "short_name": "BKC",
    "code": "bkc",
    "time_zone": "Asia/Jakarta",
    "first_name": "Sri Wahyuni, S.Sos.",
    "first_kind": "PNS",
    "first_nip": "19850412 201001 2 017",
    "first_email": "sri@example.go.id",
    "second_name": "Johan Lase",
    "second_kind": "PNS",
    "second_nip": "198504122010011018",
    "second_email": "",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def kode(clock):
    return start_code.start_link().partition("=")[2]


def send(client, kode, **changed):
    return client.post("/awal/", {**FILLED, "kode": kode, **changed})


def activate(client, code):
    form = {"kode": code, "new_password": PASSWORD, "new_password_again": PASSWORD}
    return client.post("/aktivasi/", form)


def test_the_link_opens_the_form_with_one_primary_action(client, kode):
    page = client.get(f"/awal/?kode={kode}")
    assert page.text.count("button primary") == 1 and 'name="second_nip"' in page.text
    assert "no-store" in page["Cache-Control"]


def test_both_get_a_code_and_the_first_comes_in_at_once(client, kode):
    first, second = CODE.findall(re.sub(r"\?kode=[\w-]+", "", send(client, kode).text))
    assert activate(client, first).status_code == 302
    assert "Langkah berikutnya: instansi" in client.get("/nasional/").text
    other = Client()
    assert activate(other, second).status_code == 302
    assert other.get("/nasional/").status_code == 200


def test_what_was_typed_stays_on_a_refusal(client, kode):
    answer = send(client, kode, second_nip="123")
    assert answer.status_code == 400 and "NIP harus 18 angka." in answer.text
    assert 'href="#id_second_nip"' in answer.text and "Sri Wahyuni" in answer.text
    assert not Person.objects.exists() and not Agency.objects.exists()
    assert send(client, kode).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("name", "", "Isi nama instansinya."), ("code", "b k c", "tanpa spasi")],
)
def test_a_field_that_will_not_do_is_named(client, kode, field, value, told):
    answer = send(client, kode, **{field: value})
    assert answer.status_code == 400 and told in answer.text


def test_a_second_click_and_a_lost_page_get_fresh_codes(client, kode):
    lost = CODE.findall(send(client, kode).text)
    page = send(client, kode).text
    assert "Situs ini sudah disiapkan" in page and not set(lost) & set(CODE.findall(page))
    fresh = client.post("/awal/", {"kode": kode, "renew": "ya"}).text
    assert activate(Client(), lost[0]).status_code == 410
    assert activate(Client(), CODE.findall(fresh)[0]).status_code == 302
    assert Person.objects.count() == 2


def test_a_site_that_has_begun_has_no_such_page(client, kode):
    activate(Client(), CODE.findall(send(client, kode).text)[0])
    assert client.get(f"/awal/?kode={kode}").status_code == 404
    assert client.post("/awal/", {"kode": kode, "renew": "ya"}).status_code == 404


@pytest.mark.parametrize("typed", ["", "abc", "0" * 12, "23" * 6])
def test_what_was_mistyped_is_told_and_is_no_guess(client, kode, typed):
    for _ in range(lockout.CODE_LIMIT + 1):
        answer = client.post("/awal/", {"kode": typed})
    assert answer.status_code == 400 and 'aria-invalid="true"' in answer.text


def test_guessing_is_slowed_and_the_right_code_waits_too(client, kode, clock):
    for _ in range(lockout.CODE_LIMIT):
        wrong = client.post("/awal/", {"kode": codes.new(tickets.LENGTH)})
        assert wrong.status_code == 400
    assert send(client, kode).status_code == 429
    assert not Person.objects.exists()
    clock.advance(minutes=16)
    assert send(client, kode).status_code == 200


def test_the_terminal_shows_the_link_until_the_site_has_begun(client, kode, capsys):
    assert kode in block()
    call_command("start_link")
    assert kode in capsys.readouterr().out
    activate(client, CODE.findall(send(client, kode).text)[0])
    assert kode not in block()
    with pytest.raises(CommandError, match="has begun"):
        call_command("start_link")
