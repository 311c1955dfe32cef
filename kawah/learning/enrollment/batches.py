"""Opening a batch, and taking people into it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from msgspec import Struct

from kawah.learning.enrollment.admission import enroll_batch, lacking
from kawah.learning.enrollment.models import Batch, Enrollment
from kawah.people.directory.api import Person
from kawah.records import api as records


class Lacking(Struct, frozen=True):
    """Who did not come in, and the courses that have to be completed first."""

    person: Person
    titles: tuple[str, ...]


class Taken(Struct, frozen=True):
    """How many came in, who takes the course already and stays as they are, and who lacks what."""

    joined: int
    staying: tuple[Person, ...]
    lacking: tuple[Lacking, ...] = ()


@transaction.atomic
def open_batch(
    batch: Batch, people: Sequence[Person], *, by: UUID | None, now: datetime
) -> Taken | None:
    """Keep a batch that is new, with its people; None when its uuid is known. Raises BatchFull.

    Who lacks a prerequisite is not taken in, and told.
    """
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
    there = Enrollment.objects.filter(person__in=people).barring(batch.version)
    known = set(there.values_list("person", flat=True))
    coming = [one for one in people if one.pk not in known]
    missing = lacking(coming, batch.version)
    rows = enroll_batch(batch, [one for one in coming if one.pk not in missing], now=now)
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
    return Taken(
        joined,
        tuple(one for one in people if one.pk in known),
        tuple(Lacking(one, tuple(missing[one.pk])) for one in coming if one.pk in missing),
    )
