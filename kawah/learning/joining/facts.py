"""What is known about the people of some rows, asked in a few queries for all."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from msgspec import Struct, field

from kawah.learning.curriculum.api import Version
from kawah.learning.enrollment.api import (
    CourseNotOpen,
    Enrollment,
    Waiting,
    lacking,
    version_for,
)
from kawah.learning.joining.nominations import Nomination, Nominee
from kawah.lib.periods import local_day
from kawah.people.directory.api import Person
from kawah.people.rosters.api import Named, People, people_named


class Known(Struct):
    """Whom rows name; the rest by the key of a person."""

    agency_path: str
    is_open: bool = True  # whether the course can still be begun
    people: People = field(default_factory=lambda: People({}, {}))
    rows: dict[int, int] = field(default_factory=dict)  # the row that named somebody first
    taking: set[int] = field(default_factory=set)
    completed: set[int] = field(default_factory=set)
    waiting: set[int] = field(default_factory=set)
    lacking: dict[int, list[str]] = field(default_factory=dict)


def today_of(nomination: Nomination, *, now: datetime) -> date:
    return local_day(now, nomination.agency.time_zone)


def version_of(nomination: Nomination) -> Version | None:
    """What its people would begin; None when the course was closed meanwhile."""
    batch = nomination.batch
    if batch is not None:
        return None if batch.version.course.retired_at else batch.version
    try:
        return version_for(nomination.agency, nomination.course)
    except CourseNotOpen:
        return None


def gather(nomination: Nomination, named: Sequence[Named]) -> Known:
    known = Known(nomination.agency.path)
    known.people = people_named(named)
    people = known.people.everyone
    earlier = Nominee.objects.filter(nomination=nomination, person__in=people).order_by("-number")
    known.rows.update(earlier.values_list("person", "number"))
    look_at(known, nomination, people)
    return known


def look_at(known: Known, nomination: Nomination, people: Collection[Person]) -> None:
    """How people stand towards the course."""
    version = version_of(nomination)
    if version is None:
        known.is_open = False
        return
    keys = {person.pk for person in people}
    barring = Enrollment.objects.filter(person__in=keys).barring(version)
    for person, completed_at in barring.values_list("person", "completed_at"):
        (known.completed if completed_at else known.taking).add(person)
    if nomination.batch is not None:
        queue = Waiting.objects.open().filter(batch=nomination.batch, person__in=keys)
        known.waiting.update(queue.values_list("person", flat=True))
    known.lacking.update(lacking(list(people), version))
