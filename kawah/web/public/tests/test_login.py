from datetime import timedelta

import pytest
from django.test import Client

from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from tests.factories import NOW, TODAY, make_person

PASSWORD = "kawah candradimuka"
pytestmark = pytest.mark.django_db


@pytest.fixture
def person(clock):
    person = make_person(email="rina@example.go.id", password=PASSWORD)
    grant(person, Role.PRACTITIONER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    return person


def sign_in(client, username, password=PASSWORD, **fields):
    return client.post("/masuk/", {"username": username, "password": password, **fields})


def test_the_right_password_leads_home(client, person):
    assert sign_in(client, person.nip)["Location"] == "/praktisi/"
    assert client.get("/saya/").status_code == 200


def test_or_to_the_page_that_was_asked_for(client, person):
    answer = sign_in(client, person.nip, next="/saya/kata-sandi/")
    assert answer["Location"] == "/saya/kata-sandi/"


def test_but_never_to_a_strange_site(client, person):
    for strange in ("https://jahat.example/", "//jahat.example", "javascript:alert(1)"):
        assert sign_in(client, person.nip, next=strange)["Location"] == "/praktisi/"
        client.logout()


def test_a_language_chosen_before_signing_in_comes_along_and_ends_with_signing_out(client, person):
    client.get("/masuk/?bahasa=en")
    sign_in(client, person.nip)
    assert client.get("/saya/")["Content-Language"] == "en"
    client.post("/keluar/")
    assert client.get("/masuk/")["Content-Language"] == "id"
    sign_in(client, person.nip)
    assert client.get("/saya/")["Content-Language"] == "en"  # nobody chose another since


def test_an_address_in_another_language_changes_nothing_for_good(client, person):
    sign_in(client, person.nip)
    assert client.get("/saya/?bahasa=en")["Content-Language"] == "en"
    assert client.get("/saya/")["Content-Language"] == "id" and "bahasa" not in client.cookies


def test_a_wrong_password_and_an_unknown_name_sound_the_same(client, person):
    def said(username):
        answer = sign_in(client, username, "salah sekali ini")
        assert answer.status_code == 403
        return answer.content.decode().partition('role="alert"')[2].partition("</div>")[0]

    assert said(person.nip) == said("199003152015032999") != ""


def test_an_empty_form_says_what_is_missing(client):
    answer = client.post("/masuk/", {})
    assert answer.status_code == 400
    assert "Isi NIP atau surel" in answer.content.decode()


def test_guessing_is_stopped_until_a_moment_that_is_told(client, person, clock):
    for _ in range(10):
        sign_in(client, person.nip, "salah sekali ini")
    answer = sign_in(client, person.nip)
    assert answer.status_code == 429
    assert "5 Oktober 2026 pukul 10.15 WIB" in answer.content.decode()
    clock.advance(minutes=16)
    assert sign_in(client, person.nip).status_code == 302


def test_another_spelling_is_no_way_around(client, person):
    spaced = f"{person.nip[:8]} {person.nip[8:14]} {person.nip[14]} {person.nip[15:]}"
    for name in [person.nip, spaced] * 5:
        sign_in(client, name, "salah sekali ini")
    assert sign_in(client, f" {person.nip}").status_code == 429


def test_neither_is_the_other_name(client, person):
    for name in [person.nip, "RINA@example.go.id"] * 5:
        sign_in(client, name, "salah sekali ini")
    assert sign_in(client, "rina@example.go.id").status_code == 429


def test_the_owners_browser_is_known_by_either_name(client, person):
    sign_in(client, person.email)
    client.post("/keluar/")
    stranger = Client()
    for _ in range(12):
        sign_in(stranger, person.nip, "salah sekali ini")
    assert sign_in(client, person.nip).status_code == 302


def test_strangers_do_not_lock_the_owners_browser_out(client, person):
    sign_in(client, person.nip)
    client.post("/keluar/")
    stranger = Client()
    for _ in range(12):
        sign_in(stranger, person.nip, "salah sekali ini")
    assert sign_in(stranger, person.nip).status_code == 429
    assert sign_in(client, person.nip).status_code == 302


def test_the_form_needs_no_script_and_knows_password_managers(client):
    page = client.get("/masuk/?next=/kabar/").content.decode()
    assert 'autocomplete="username"' in page and 'autocomplete="current-password"' in page
    assert 'name="next" value="/kabar/"' in page


def test_who_is_in_already_is_sent_on(client, person):
    client.force_login(person)
    assert client.get("/masuk/")["Location"] == "/praktisi/"


def test_the_caller_behind_our_own_proxy_is_told_apart(client, person, settings):
    settings.PROXIES = 1
    for number in range(10):
        headers = {"X-Forwarded-For": f"10.0.0.9, 192.0.2.{number}"}
        client.post("/masuk/", {"username": person.nip, "password": "x"}, headers=headers)
    assert sign_in(client, person.nip).status_code == 302


def test_signing_out_ends_the_sign_in(client, person):
    client.force_login(person)
    answer = client.post("/keluar/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert client.get("/saya/").status_code == 302
    assert client.get("/keluar/").status_code == 405


def test_a_device_mark_is_kept_for_a_year_and_more(client, person):
    cookie = sign_in(client, person.nip).cookies["perangkat"]
    assert cookie["httponly"] and int(cookie["max-age"]) == timedelta(days=400).total_seconds()
    assert person.nip not in cookie.value


def test_a_colleague_at_the_same_computer_does_not_take_the_owners_mark_away(client, person):
    colleague = make_person(email="budi@example.go.id", password=PASSWORD)
    sign_in(client, person.nip)
    client.post("/keluar/")
    sign_in(client, colleague.nip)
    client.post("/keluar/")
    strange = Client(REMOTE_ADDR="10.0.0.9")
    for _ in range(12):
        sign_in(strange, person.nip, "salah salah salah")
    assert sign_in(client, person.nip, "salah salah salah").status_code == 403
    assert sign_in(client, person.nip).status_code == 302
