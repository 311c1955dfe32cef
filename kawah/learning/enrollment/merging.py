"""Courses of two records that turned out to be one person's."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from kawah.learning.enrollment.admission import withdraw
from kawah.learning.enrollment.models import Enrollment, Waiting
from kawah.people.doubles.api import Merger


def merge(merger: Merger, *, now: datetime) -> None:
    """Every course comes along. Of one that both have begun the one goes on that is further; what
    both have completed stays twice, as it was."""
    assert merger.decided_by is not None  # noqa: S101 - it is merged because somebody decided it
    for row in _superfluous(merger):
        withdraw(row, by=merger.decided_by, reason=merger.why, now=now)
    Enrollment.objects.filter(person=merger.gone).update(person=merger.stays)
    _queue_once(merger, now=now)


def _superfluous(merger: Merger) -> Iterator[Enrollment]:
    """What is under way beside the same course further on, or completed in it or a newer one."""
    both = [merger.gone, merger.stays]
    rows = Enrollment.objects.filter(person__in=both, is_open=True)
    ordered = rows.select_related("person__agency", "course", "version").order_by("course", "pk")
    for _course, group in groupby(ordered, key=lambda row: row.course_id):
        taken = list(group)
        newest = max((row.version.number for row in taken if row.completed_at), default=0)
        under_way = [row for row in taken if row.completed_at is None]
        going_on = [row for row in under_way if row.version.number > newest]
        kept = max(going_on, key=lambda row: _progress(row, merger), default=None)
        yield from (row for row in under_way if row is not kept)


def _progress(row: Enrollment, merger: Merger) -> tuple[int, bool, bool]:
    return row.percent, row.is_begun, row.person_id == merger.stays_id


def _queue_once(merger: Merger, *, now: datetime) -> None:
    """Nobody waits twice for a batch, nor for one in which they learn."""
    queued = Waiting.objects.open()
    there = list(queued.filter(person=merger.stays).values_list("batch", flat=True))
    queued.filter(person=merger.gone, batch__in=there).update(closed_at=now)
    Waiting.objects.filter(person=merger.gone).update(person=merger.stays)
    seats = Enrollment.objects.filter(person=merger.stays, is_open=True, batch__isnull=False)
    mine = queued.filter(person=merger.stays, batch__in=seats.values("batch"))
    mine.update(closed_at=now)
