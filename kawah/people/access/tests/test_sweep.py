from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from config.followers import CHORES
from kawah.people.access import lockout, sweeping
from kawah.people.access.models import Failure
from tests.factories import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def remember(key, *, ends):
    return Session.objects.create(session_key=key, session_data="", expire_date=ends)


def fail(key, *, since):
    return Failure.objects.create(key=key, count=1, since=since)


def test_what_was_over_before_today_is_deleted_and_no_more():
    remember("yesterday", ends=NOW - DAY)
    remember("this morning", ends=NOW - timedelta(hours=1))
    fail("old", since=NOW - lockout.LONGEST_WINDOW - DAY)
    fail("counts", since=NOW - lockout.LONGEST_WINDOW + timedelta(minutes=1))
    assert sweeping.sweep(now=NOW) == 2
    assert Session.objects.get().pk == "this morning" and Failure.objects.get().pk == "counts"


def test_it_is_done_once_a_day(django_assert_num_queries):
    remember("this morning", ends=NOW - timedelta(hours=1))
    with django_assert_num_queries(2):
        assert sweeping.sweep(now=NOW) == 0
    assert sweeping.sweep(now=NOW + DAY) == 1


def test_a_turn_deletes_a_bounded_share(monkeypatch):
    monkeypatch.setattr(sweeping, "AT_ONCE", 2)
    for number in range(3):
        remember(str(number), ends=NOW - DAY)
    assert [sweeping.sweep(now=NOW) for _ in range(3)] == [2, 1, 0]


def test_the_worker_does_it():
    assert f"{sweeping.__name__}.{sweeping.sweep.__name__}" in CHORES
