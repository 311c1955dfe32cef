"""Opening a batch, changing it, and taking people into it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from msgspec import Struct

from kawah.learning.enrollment.admission import BatchFull, enroll_batch, lacking
from kawah.learning.enrollment.batch_notices import tell_moved
from kawah.learning.enrollment.models import Batch, Enrollment, Via
from kawah.learning.enrollment.waiting import seat_or_queue
from kawah.people.directory.api import Person
from kawah.records import api as records

JOINED = ("agency", "version__course")


class Lacking(Struct, frozen=True):
    """Who did not come in, and the courses that have to be completed first."""

    person: Person
    titles: tuple[str, ...]


class Taken(Struct, frozen=True):
    """How many came in, who takes the course already and stays as they are, and who lacks what."""

    joined: int
    staying: tuple[Person, ...]
    lacking: tuple[Lacking, ...] = ()
    waiting: tuple[Person, ...] = ()  # for a seat


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


@transaction.atomic
def join_or_wait(
    batch: Batch, people: Sequence[Person], *, by: UUID | None, now: datetime
) -> Taken:
    """Take more people into a batch as far as it has seats; the others wait in the order given."""
    coming = _weigh(batch, people)
    seated = seat_or_queue(batch, coming.ready, via=Via.BATCH, by=by, now=now)
    taken = coming.taken(batch, seated.rows, waiting=tuple(row.person for row in seated.waiting))
    if taken.joined or taken.waiting:
        _note(batch, taken, verb="batch.joined", by=by, now=now)
    return taken


@transaction.atomic
def change_batch(
    batch: Batch,
    *,
    name: str,
    starts_on: date,
    ends_on: date,
    seats: int | None,
    by: UUID | None,
    now: datetime,
) -> None:
    """Give a batch another name, other days or seats; who is under way is to finish by its last
    day, as before, and is told when the days are others. Raises BatchFull when fewer seats are
    left than people.
    """
    held = Batch.objects.select_for_update(of=("self",)).select_related(*JOINED).get(pk=batch.pk)
    before, since, until = _facts(held), held.starts_on, held.ends_on
    held.name, held.starts_on, held.ends_on, held.seats = name, starts_on, ends_on, seats
    if _facts(held) == before:
        return
    there = held.enrollments.filter(is_open=True)
    if seats is not None and there.count() > seats:
        raise BatchFull
    held.save(update_fields=["name", "starts_on", "ends_on", "seats"])
    transaction.on_commit(records.ring)  # who waits may have a seat now
    under_way = there.filter(completed_at=None)
    under_way.filter(due_on=until).update(due_on=ends_on)
    if (starts_on, ends_on) != (since, until):
        tell_moved(under_way.select_related("person__agency"), held, now=now)
    records.note(
        verb="batch.changed",
        subject=f"batch/{held.uuid}",
        by=by,
        now=now,
        agency=held.agency.code,
        before=before,
        after=_facts(held),
    )


def _facts(batch: Batch) -> dict[str, str | int | None]:
    """What of a batch may be changed, as it is noted."""
    return {
        "batch": batch.name,
        "starts_on": batch.starts_on.isoformat(),
        "ends_on": batch.ends_on.isoformat(),
        "seats": batch.seats,
    }


class Coming(Struct, frozen=True):
    """People as they are before any of them is taken in."""

    ready: list[Person]
    staying: tuple[Person, ...]
    lacking: tuple[Lacking, ...]

    def taken(
        self, batch: Batch, rows: Sequence[Enrollment], *, waiting: tuple[Person, ...] = ()
    ) -> Taken:
        joined = sum(row.batch_id == batch.pk for row in rows)
        return Taken(joined, self.staying, self.lacking, waiting)


def _weigh(batch: Batch, people: Sequence[Person]) -> Coming:
    there = Enrollment.objects.filter(person__in=people).barring(batch.version)
    known = set(there.values_list("person", flat=True))
    coming = [one for one in people if one.pk not in known]
    missing = lacking(coming, batch.version)
    return Coming(
        [one for one in coming if one.pk not in missing],
        tuple(one for one in people if one.pk in known),
        tuple(Lacking(one, tuple(missing[one.pk])) for one in coming if one.pk in missing),
    )


def _take(
    batch: Batch, people: Sequence[Person], *, verb: str, by: UUID | None, now: datetime
) -> Taken:
    coming = _weigh(batch, people)
    taken = coming.taken(batch, enroll_batch(batch, coming.ready, now=now))
    if taken.joined or verb == "batch.opened":
        _note(batch, taken, verb=verb, by=by, now=now)
    return taken


def _note(batch: Batch, taken: Taken, *, verb: str, by: UUID | None, now: datetime) -> None:
    after: dict[str, str | int] = {"batch": batch.name, "joined": taken.joined}
    if taken.waiting:
        after["waiting"] = len(taken.waiting)
    records.note(
        verb=verb,
        subject=f"batch/{batch.uuid}",
        by=by,
        now=now,
        agency=batch.agency.code,
        after=after,
    )
