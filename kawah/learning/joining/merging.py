"""Mandatory courses of two records that turned out to be one person's."""

from datetime import datetime

from kawah.learning.enrollment.api import Enrollment
from kawah.learning.joining.duties import Bound
from kawah.lib.periods import local_day
from kawah.people.directory.api import Person
from kawah.people.doubles.api import Merger


def merge(merger: Merger, *, now: datetime) -> None:
    """A rule binds the person once; the course that goes on, or that was completed, fulfils it."""
    today = local_day(now, merger.stays.agency.time_zone)
    mine = Bound.objects.in_force().filter(person=merger.stays)
    held = {row.duty_id: row for row in mine}
    for row in Bound.objects.in_force().filter(person=merger.gone):
        if row.duty_id in held:
            _release(row, held[row.duty_id])
            row.released_on = max(today, row.since)
            row.save(update_fields=["released_on"])
    Bound.objects.filter(person=merger.gone).update(person=merger.stays)
    _follow(merger.stays)


def _release(row: Bound, held: Bound) -> None:
    """What was granted or begun under the one holds under the other."""
    held.enrollment = held.enrollment or row.enrollment
    held.exempt_until = max(filter(None, (held.exempt_until, row.exempt_until)), default=None)
    held.save(update_fields=["enrollment", "exempt_until"])


def _follow(person: Person) -> None:
    """Where the enrollment that fulfilled a rule was closed beside another, that one does now."""
    left = Bound.objects.in_force().filter(person=person, enrollment__is_open=False)
    for row in left.select_related("duty"):
        open_still = Enrollment.objects.filter(person=person, course=row.duty.course_id)
        found = open_still.filter(is_open=True).order_by("completed_at", "pk").last()
        if found is not None:
            row.enrollment = found
            row.save(update_fields=["enrollment"])
