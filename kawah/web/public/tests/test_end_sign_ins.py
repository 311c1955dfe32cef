from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from config.followers import CHORES
from kawah.people.accounts import forgetting, sign_ins
from kawah.people.accounts.models import SignIn
from tests.factories import NOW, make_person

PASSWORD = "kawah candradimuka"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"
PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
pytestmark = pytest.mark.django_db


@pytest.fixture
def person(clock):
    return make_person(password=PASSWORD)


def enter(person, agent=FIREFOX):
    client = Client(headers={"user-agent": agent})
    client.post("/masuk/", {"username": person.nip, "password": PASSWORD})
    return client


def test_each_device_is_named_and_this_one_is_marked(person):
    here = enter(person)
    enter(person, PHONE)
    page = here.get("/saya/masuk/").text
    assert "Firefox di Linux" in page and "Chrome di Android" in page
    assert page.count("Yang Anda pakai sekarang") == 1


def test_one_is_ended_and_the_others_stay(person):
    here, phone = enter(person), enter(person, PHONE)
    row = SignIn.objects.get(system="Android")
    for said in ("sudah dikeluarkan", "Anda sudah keluar"):
        sent = {"sign_in": str(row.uuid)}
        assert said in here.post("/saya/masuk/keluarkan/", sent, follow=True).text
    assert phone.get("/saya/").status_code == 302 and here.get("/saya/").status_code == 200


def test_nobody_ends_that_of_somebody_else(person):
    other = enter(make_person(password=PASSWORD))
    enter(person)
    for key in (str(SignIn.objects.get(person=person).uuid), "x"):
        other.post("/saya/masuk/keluarkan/", {"sign_in": key})
    assert SignIn.objects.filter(person=person).exists()


def test_all_others_are_ended_also_those_from_before_the_list(person):
    here, phone, old = enter(person), enter(person, PHONE), Client()
    old.force_login(person)
    here.post("/saya/perangkat-lain/")
    assert [client.get("/saya/").status_code for client in (here, phone, old)] == [200, 302, 302]
    assert "Yang Anda pakai sekarang" in here.get("/saya/masuk/").text
    assert SignIn.objects.get().browser == "Firefox"


def test_a_new_password_keeps_this_one_in_the_list(person):
    here = enter(person)
    enter(person, PHONE)
    new = "dua belas kuda laut"
    sent = {"old_password": PASSWORD, "new_password": new, "new_password_again": new}
    here.post("/saya/kata-sandi/", sent)
    assert "Firefox di Linux" in here.get("/saya/masuk/").text
    assert SignIn.objects.count() == 1


def test_a_sign_in_from_before_the_list_still_shows_this_device(person):
    old = Client()
    old.force_login(person)
    assert "Perangkat ini" in old.get("/saya/masuk/").text


def test_what_is_over_is_not_shown_and_forgotten_after_a_while(person):
    enter(person)
    Session.objects.all().delete()
    assert sign_ins.sign_ins_of(person, now=NOW) == []
    assert forgetting.forget_ended(now=NOW) == 0
    assert forgetting.forget_ended(now=NOW + timedelta(days=17)) == 1
    assert "kawah.people.accounts.forgetting.forget_ended" in CHORES
