"""The worker looks at the whole ledger every day, a bit at a time."""

from datetime import timedelta

import pytest
from django.db import connection

from kawah.earned.hours import only_grows, patrol
from kawah.earned.hours.models import Balance, Entry, Patrol, Root
from kawah.earned.hours.publishing import published, seal_and_publish
from kawah.earned.hours.tests.factories import complete, make_enrollment, make_version
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=3)


@pytest.fixture
def people(rules, lesson, exam, settings, tmp_path, monkeypatch):
    """Three people with a line each; the worker looks at one of them, or at one root, a turn."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(patrol, "PEOPLE_AT_ONCE", 1)
    monkeypatch.setattr(patrol, "ROOTS_AT_ONCE", 1)
    version = make_version(lesson, exam)
    people = [make_person() for _ in range(3)]
    for person in people:
        complete(make_enrollment(person, version), lesson)
    seal_and_publish(now=LATER)
    only_grows.let_change(connection)
    return people


def turns(*, now=LATER):
    """How many turns it takes to the end."""
    for turn in range(1, 30):
        assert patrol.look(now=now) == 0
        if Patrol.objects.filter(ended_at=now).exists():
            return turn
    return None


def ended():
    return Patrol.objects.exclude(ended_at=None).get()


def findings(caplog):
    return [record.finding for record in caplog.records if hasattr(record, "finding")]


def test_it_takes_a_bit_each_turn_and_comes_to_an_end(people, caplog):
    assert turns() == 3 + 3 + 1
    assert (ended().findings, findings(caplog)) == (0, [])
    assert patrol.last() == ended()


def test_it_looks_once_a_day(people, django_assert_num_queries):
    turns()
    with django_assert_num_queries(1):
        patrol.look(now=LATER + timedelta(hours=1))
    assert turns(now=LATER + timedelta(days=1)) == 7


def test_midnight_begins_none_anew_that_is_under_way(people):
    for days in range(6):
        patrol.look(now=LATER + timedelta(days=days))
    assert turns(now=LATER + timedelta(days=6)) == 1
    assert (ended().day, Patrol.objects.count()) == ((LATER).date(), 1)
    assert turns(now=LATER + timedelta(days=7)) == 7


def test_it_finds_what_was_changed_and_goes_on(people, caplog):
    Entry.objects.filter(person=people[0]).update(minutes=900)
    Balance.objects.filter(person=people[2]).update(minutes=900)
    Root.objects.filter(day="2026-10-06").update(hash="0" * 64)
    published().write_bytes(b"")
    assert turns() == 7
    said = " ".join(findings(caplog))
    assert all(str(person.uuid) in said for person in (people[0], people[2]))
    assert str(people[1].uuid) not in said and "2026-10-06" in said and "ditandatangani" in said
    assert ended().findings == len(findings(caplog)) >= 6
