import re
from datetime import timedelta

import pyotp
import pytest
from django.test import Client

from kawah.people.access.api import Role, grant
from kawah.people.accounts import api as accounts
from kawah.people.directory.api import Reach
from tests.factories import NOW, TODAY, make_person

PASSWORD = "kawah candradimuka"
pytestmark = pytest.mark.django_db


@pytest.fixture
def person(clock):
    person = make_person(name="Lukita Dewanti", password=PASSWORD)
    grant(person, Role.PRACTITIONER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    return person


@pytest.fixture
def phone(person):
    secret = accounts.begin(person, now=NOW - timedelta(hours=1))
    phone = pyotp.TOTP(secret)
    at = NOW - timedelta(hours=1)
    accounts.confirm(person, phone.at(at), now=at)
    return phone


def sign_in(client, person, **fields):
    return client.post("/masuk/", {"username": person.nip, "password": PASSWORD, **fields})


def step(client, code, **fields):
    return client.post("/masuk/langkah-kedua/", {"code": code, **fields})


def test_the_password_alone_does_not_let_in(client, person, phone):
    assert sign_in(client, person)["Location"] == "/masuk/langkah-kedua/"
    assert client.get("/saya/").status_code == 302


def test_the_code_of_the_phone_leads_where_one_wanted_to_go(client, person, phone):
    where = sign_in(client, person, next="/kabar/")["Location"]
    assert 'name="next" value="/kabar/"' in client.get(where).text
    assert step(client, phone.at(NOW), next="/kabar/")["Location"] == "/kabar/"
    assert client.get("/saya/").status_code == 200


def test_a_wrong_clock_is_told_in_minutes(client, person, phone):
    sign_in(client, person)
    answer = step(client, phone.at(NOW - timedelta(minutes=3)))
    assert answer.status_code == 403 and "terlambat kira-kira 3 menit" in answer.text
    assert client.get("/saya/").status_code == 302


def test_wrong_codes_are_slowed_and_the_right_one_is_not_told(client, person, phone):
    sign_in(client, person)
    for _ in range(10):
        assert step(client, "000000").status_code == 403
    answer = step(client, phone.at(NOW))
    assert answer.status_code == 429 and "10.15 WIB" in answer.text


def test_who_knows_the_password_does_not_shut_the_owner_out(client, person, phone, clock):
    sign_in(client, person)
    step(client, phone.at(NOW))
    client.post("/keluar/")
    thief = Client(REMOTE_ADDR="10.0.0.9")
    sign_in(thief, person)
    for _ in range(12):
        step(thief, "000000")
    later = clock.advance(minutes=1)
    sign_in(client, person)
    assert step(client, phone.at(later)).status_code == 302


def test_after_ten_minutes_the_password_is_asked_again(client, person, phone, clock):
    sign_in(client, person)
    later = clock.advance(minutes=11)
    assert step(client, phone.at(later))["Location"] == "/masuk/"
    assert client.get("/saya/").status_code == 302


def test_a_password_changed_meanwhile_ends_the_waiting(client, person, phone):
    sign_in(client, person)
    person.set_password("dua belas kuda laut")
    person.save()
    assert step(client, phone.at(NOW))["Location"] == "/masuk/"


def test_nobody_comes_in_by_the_second_step_alone(client, person, phone):
    assert step(client, phone.at(NOW))["Location"] == "/masuk/"


def test_it_is_set_up_with_the_password_and_a_code(client, person):
    client.force_login(person)
    page = client.get("/saya/langkah-kedua/pasang/").text
    key = "".join(re.findall(r"<b>([A-Z2-7 ]+)</b>", page)[0].split())
    code = pyotp.TOTP(key).at(NOW)
    sent = {"code": code, "password": "salah"}
    assert client.post("/saya/langkah-kedua/pasang/", sent).status_code == 400
    answer = client.post("/saya/langkah-kedua/pasang/", {"code": code, "password": PASSWORD})
    assert len(re.findall(r"[2-9B-Z]{5}-[2-9B-Z]{5}</b>", answer.text)) == 10
    assert "no-store" in answer["Cache-Control"]
    assert "Terpasang" in client.get("/saya/langkah-kedua/").text
    assert client.get("/saya/langkah-kedua/pasang/").status_code == 302


def test_a_code_of_a_wrong_clock_is_told_at_its_field(client, person):
    client.force_login(person)
    phone = pyotp.TOTP(accounts.begin(person, now=NOW))
    sent = {"code": phone.at(NOW + timedelta(minutes=5)), "password": PASSWORD}
    answer = client.post("/saya/langkah-kedua/pasang/", sent)
    assert "terlalu cepat kira-kira 5 menit" in answer.text and "id_code_error" in answer.text


def test_recovery_codes_and_putting_away_need_the_password(client, person, phone):
    client.force_login(person)
    for place in ("kode", "lepas"):
        answer = client.post(f"/saya/langkah-kedua/{place}/", {"password": "salah"})
        assert answer.status_code == 400
    assert accounts.factor_of(person)
    client.post("/saya/langkah-kedua/lepas/", {"password": PASSWORD})
    assert not accounts.factor_of(person)


def test_a_role_that_demands_it_leads_there_first(client, person):
    accounts.demand(Role.PRACTITIONER, by=person, now=NOW)
    sign_in(client, person)
    assert client.get("/praktisi/")["Location"] == "/saya/langkah-kedua/"
    assert "mewajibkan" in client.get("/saya/langkah-kedua/").text
    phone = pyotp.TOTP(accounts.begin(person, now=NOW))
    client.post("/saya/langkah-kedua/pasang/", {"code": phone.at(NOW), "password": PASSWORD})
    assert client.get("/praktisi/").status_code == 200


def test_the_powerful_are_advised_gently(client, person, phone):
    treasurer = make_person()
    grant(treasurer, Role.TREASURER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    client.force_login(treasurer)
    assert "Pasang langkah kedua" in client.get("/bendahara/").text
    client.force_login(person)
    assert "Pasang langkah kedua" not in client.get("/praktisi/").text
