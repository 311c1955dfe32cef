"""Opening a batch, and taking people into it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from msgspec import Struct

from kawah.learning.enrollment.admission import enroll_batch
from kawah.learning.enrollment.models import Batch, Enrollment
from kawah.people.directory.api import Person
from kawah.records import api as records


class Taken(Struct, frozen=True):
    """How many came in, and who takes the course already and stays as they are."""

    joined: int
    staying: tuple[Person, ...]


@transaction.atomic
def open_batch(
    batch: Batch, people: Sequence[Person], *, by: UUID | None, now: datetime
) -> Taken | None:
    """Keep a batch that is new, with its people; None when its uuid is known. Raises BatchFull."""
    try:
        with transaction.atomic():
            batch.save(force_insert=True)
    except IntegrityError:
        if Batch.objects.filter(uuid=batch.uuid).exists():
            return None
        raise
    return _take(batch, people, verb="batch.opened", by=by, now=now)


@transaction.atomic
def join_batch(batch: Batch, people: Sequence[Person], *, by: UUID | None, now: datetime) -> Taken:
    """Take more people into a batch. Raises BatchFull."""
    return _take(batch, people, verb="batch.joined", by=by, now=now)


def _take(
    batch: Batch, people: Sequence[Person], *, verb: str, by: UUID | None, now: datetime
) -> Taken:
    course = batch.version.course_id
    there = Enrollment.objects.filter(course=course, is_open=True, person__in=people)
    known = set(there.values_list("person", flat=True))
    rows = enroll_batch(batch, [one for one in people if one.pk not in known], now=now)
    joined = sum(row.batch_id == batch.pk for row in rows)
    if joined or verb == "batch.opened":
        records.note(
            verb=verb,
            subject=f"batch/{batch.uuid}",
            by=by,
            now=now,
            agency=batch.agency.code,
            after={"batch": batch.name, "joined": joined},
        )
    return Taken(joined, tuple(one for one in people if one.pk in known))
