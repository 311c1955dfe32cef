"""An agency's time zone is corrected: what was posted until then stays sound."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from msgspec.structs import replace

from kawah.earned.hours import api as hours
from kawah.earned.hours import only_grows
from kawah.earned.hours.findings import Fault
from kawah.earned.hours.models import Entry, Line
from kawah.earned.hours.posting import settle_year
from kawah.earned.hours.tests.factories import complete
from kawah.people.directory.api import Agency, amend_agency, facts_of
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db
WIB, WITA, WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"
# Before midnight in Jakarta, past it in Jayapura; on one of them the year ends as well.
EVENINGS = [datetime(2026, 10, 5, 15, 30, tzinfo=UTC), datetime(2026, 12, 31, 15, 30, tzinfo=UTC)]


def correct(agency, zone, *, now):
    facts = replace(facts_of(agency), time_zone=zone)
    amend_agency(agency, facts, by=make_person(), why="Keliru.", now=now)
    agency.refresh_from_db()


def faults(*, now):
    return [finding.fault for finding in hours.check(now=now + timedelta(days=1))]


def told(line, **changed):
    """The line changed by whoever reaches the database, and the chain with it."""
    only_grows.let_change(connection)
    Entry.objects.all()._raw_delete("default")
    Line.objects.filter(pk=line.pk).update(**changed)
    settle_year(line.person, year=line.year, now=line.happened_at)


@pytest.mark.parametrize("evening", EVENINGS)
def test_what_was_posted_before_is_sound(enrollment, lesson, evening):
    line = complete(enrollment, lesson, at=evening)
    correct(line.person.agency, WIT, now=evening + timedelta(days=2))
    assert line.local_day == evening.date() and faults(now=evening) == []
    assert complete(enrollment, lesson, at=evening + timedelta(days=3)).local_day.day in (4, 9)
    assert faults(now=evening + timedelta(days=3)) == []


def test_a_correction_that_no_trail_tells_is_no_forgery(enrollment, lesson):
    line = complete(enrollment, lesson, at=EVENINGS[0])
    Agency.objects.update(time_zone=WIT)
    assert faults(now=EVENINGS[0]) == []
    told(line, claimed=90)
    assert faults(now=EVENINGS[0]) == [Fault.UNFOUNDED]


def test_a_day_that_no_zone_of_then_has_is_found(enrollment, lesson):
    correct(enrollment.person.agency, WITA, now=NOW)
    line = complete(enrollment, lesson, at=EVENINGS[0])
    told(line, local_day=EVENINGS[0].date() + timedelta(days=1))  # as in Jayapura
    assert faults(now=EVENINGS[0]) == [Fault.UNFOUNDED]
