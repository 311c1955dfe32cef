import re

import pytest

from kawah.people.notices.api import Pace, pace_of
from tests.factories import make_person

pytestmark = pytest.mark.django_db
PLACE = "/saya/surel/"


@pytest.fixture
def person(client):
    person = make_person(email="ester@example.go.id")
    client.force_login(person)
    return person


def test_who_chose_nothing_gets_one_letter_a_day(client, person):
    page = client.get(PLACE).text
    assert 'value="DAILY"' in page and page.count("checked") == 1
    assert "ester@example.go.id" in page and pace_of(person) == Pace.DAILY


@pytest.mark.parametrize("pace", Pace)
def test_a_choice_is_kept_and_shown(client, person, pace):
    answer = client.post(PLACE, {"pace": pace.value}, follow=True)
    assert "sudah disimpan" in answer.text and pace_of(person) == pace
    page = client.get(PLACE).text
    assert re.search(rf'value="{pace.value}"[^>]*checked', page) and page.count("checked") == 1


@pytest.mark.parametrize("form", [{}, {"pace": "NEVER"}])
def test_what_is_no_choice_is_said(client, person, form):
    answer = client.post(PLACE, form)
    assert answer.status_code == 400 and "Pilih salah satu." in answer.text
    assert pace_of(person) == Pace.DAILY


def test_who_has_no_address_is_led_to_giving_one(client):
    client.force_login(make_person(email=None))
    assert "/mulai/data-saya/" in client.get(PLACE).text


def test_the_own_page_leads_there(client, person):
    assert f'href="{PLACE}"' in client.get("/saya/").text
