from datetime import timedelta

import pytest
from django.test import Client

from kawah.lib import codes
from kawah.people.access import lockout
from kawah.people.accounts import tickets
from tests.factories import NOW, make_person, place

PASSWORD = "dua belas kuda laut"
pytestmark = pytest.mark.django_db


@pytest.fixture
def person(clock):
    person = make_person(name="Lukita Dewanti", email="lukita@example.go.id")
    place(person)
    return person


def give(person, **values):
    return tickets.issue(person, life=timedelta(days=7), now=NOW, **values)


def choose(client, code, password=PASSWORD, **fields):
    form = {"kode": code, "new_password": password, "new_password_again": password, **fields}
    return client.post("/aktivasi/", form)


def test_the_code_shows_whose_account_it_is_without_the_number(client, person):
    page = client.post("/aktivasi/", {"kode": give(person)}).text
    assert "Lukita Dewanti" in page and person.nip not in page and person.nip[-3:] in page
    assert "Sedikitnya 12 karakter" in page


def test_looking_does_not_use_it_up(client, person):
    code = give(person)
    for _ in range(2):
        assert client.get(f"/aktivasi/?kode={tickets.show(code)}").status_code == 200


def test_a_password_is_set_and_its_owner_is_in(client, person):
    assert choose(client, give(person)).status_code == 302
    assert client.get("/saya/").status_code == 200
    assert (
        Client().post("/masuk/", {"username": person.nip, "password": PASSWORD}).status_code == 302
    )


def test_a_second_click_says_what_to_do(client, person):
    code = give(person)
    choose(client, code)
    answer = Client().get(f"/aktivasi/?kode={code}")
    assert answer.status_code == 410 and "sudah dipakai" in answer.text
    assert "/masuk/" in answer.text


def test_a_code_that_has_expired_says_what_to_do(client, person, clock):
    code = give(person)
    clock.advance(days=8)
    answer = client.get(f"/aktivasi/?kode={code}")
    assert answer.status_code == 410 and "sudah lewat" in answer.text
    assert "/lupa-kata-sandi/" in answer.text


def test_who_has_a_password_already_is_told_so(client, person):
    before = give(person)
    choose(client, give(person, is_asked=True))
    assert "Akun ini sudah aktif" in client.get(f"/aktivasi/?kode={before}").text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"password": "pendek"}, "id_new_password_error"),
        ({"new_password_again": "lain lagi sekali"}, "tidak sama"),
        ({"password": "lukita-dewanti-1"}, "nama, NIP, atau surel"),
    ],
)
def test_a_password_that_will_not_do_costs_nothing(client, person, fields, said):
    code = give(person)
    answer = choose(client, code, **fields)
    assert answer.status_code == 400 and said in answer.text and code in answer.text
    assert choose(client, code).status_code == 302


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Ketik kode"), ("abc", "12 huruf"), ("0" * 12, "tidak memakai"), ("23" * 6, "keliru")],
)
def test_what_was_mistyped_is_told_and_is_no_guess(client, typed, said):
    for _ in range(lockout.CODE_LIMIT + 1):
        answer = client.post("/aktivasi/", {"kode": typed})
    assert answer.status_code == 400 and said in answer.text and "username" not in answer.text


def guess(client, **fields):
    return client.post("/aktivasi/", {"kode": codes.new(tickets.LENGTH), **fields})


def test_guessing_is_slowed_and_shuts_nobody_out(client, person):
    code = give(person)
    for _ in range(lockout.CODE_LIMIT):
        assert guess(client).status_code == 400
    answer = guess(client)
    assert answer.status_code == 429 and 'name="username"' in answer.text
    assert choose(client, code).status_code == 429  # with the name it is heard
    assert choose(client, code, username=person.nip).status_code == 302


def test_beyond_the_limit_the_name_has_to_fit_and_guesses_at_it_are_counted(client, person):
    for _ in range(lockout.CODE_LIMIT):
        guess(client)
    other = make_person()
    answer = choose(client, give(person), username=other.nip)
    assert answer.status_code == 400 and "tidak cocok" in answer.text
    for _ in range(lockout.ADDRESS_LIMIT):
        guess(client, username=person.nip)
    assert guess(client, username=person.nip).status_code == 429
    person.refresh_from_db()
    assert not person.has_usable_password()


def test_somebody_else_who_is_signed_in_here_makes_way(client, person):
    client.force_login(make_person(name="Orang Lain"))
    choose(client, give(person))
    assert "Lukita Dewanti" in client.get("/saya/").text


def test_the_page_is_kept_by_nobody(client, person):
    assert "no-store" in client.get(f"/aktivasi/?kode={give(person)}")["Cache-Control"]
