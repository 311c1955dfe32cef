"""A supervisor sees which courses of the team are late."""

from datetime import timedelta

import pytest

from kawah.earned.hours.api import load_reference
from kawah.learning.enrollment.api import Enrollment
from kawah.people.access.api import Role
from tests.factories import TODAY, make_person
from tests.world import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/tim/tenggat/"
QUERIES = 9


@pytest.fixture
def client(side):
    load_reference()
    return signed_in(side.people[Role.SUPERVISOR])


def due(side, day, **changed):
    Enrollment.objects.filter(pk=side.things.enrollment.pk).update(due_on=day, **changed)


def test_late_courses_of_the_team_are_counted_and_listed(client, side):
    assert "Tidak ada kursus bertenggat" in client.get(PAGE).text
    due(side, TODAY - timedelta(days=1))
    assert "1 kursus anggota tim lewat tanggal" in client.get("/tim/").text
    page = client.get(PAGE).text
    assert "learner kab-a" in page and "4 Oktober 2026" in page and "Lewat tanggal" in page


def test_days_of_grace_are_no_lateness(client, side):
    due(side, TODAY - timedelta(days=1), spared_until=TODAY)
    assert "lewat tanggal" not in client.get("/tim/").text
    assert "Masa tenggang" in client.get(PAGE).text


def test_people_of_others_are_not_listed(client, side):
    other = make_person(side.agency)
    Enrollment.objects.filter(pk=side.things.enrollment.pk).update(person=other, due_on=TODAY)
    assert other.name not in client.get(PAGE).text


def test_the_page_asks_little(client, side, django_assert_max_num_queries):
    due(side, TODAY)
    with django_assert_max_num_queries(QUERIES):
        client.get(PAGE)
