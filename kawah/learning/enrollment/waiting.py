"""The queue for a full batch: a seat that becomes free goes to whoever waits longest."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone
from msgspec import Struct

from kawah.learning.enrollment.admission import free_seats, seat
from kawah.learning.enrollment.batch_notices import tell_waiting
from kawah.learning.enrollment.models import Batch, Enrollment, Via, Waiting
from kawah.people.directory.api import Person

AT_ONCE = 50


class Seated(Struct, frozen=True):
    """Who came in, and who waits now."""

    rows: list[Enrollment]
    waiting: list[Waiting]


@transaction.atomic
def seat_or_queue(
    batch: Batch, people: Sequence[Person], *, via: Via, by: UUID | None, now: datetime
) -> Seated:
    """Take people in as far as there are seats, in the order given; the others wait in that order,
    and who waits already keeps the place.

    Whoever asks has seen to the prerequisites, and to who takes the course already.
    """
    held = Batch.objects.select_for_update().get(pk=batch.pk)
    known = set(held.queue.open().filter(person__in=people).values_list("person", flat=True))
    coming = [one for one in people if one.pk not in known]
    free = free_seats(held)
    seats = len(coming) if free is None else max(0, free)
    rows = seat(batch, coming[:seats], via=via, now=now)
    return Seated(rows, _queue(batch, coming[seats:], by=by, now=now))


def _queue(
    batch: Batch, people: Sequence[Person], *, by: UUID | None, now: datetime
) -> list[Waiting]:
    before = batch.queue.open().count()
    made = [Waiting(batch=batch, person=one, at=now, by=by) for one in people]
    Waiting.objects.bulk_create(made)
    tell_waiting(made, before=before, now=now)
    return made


def seat_waiting(*, now: datetime) -> int:
    """The worker's part: give the free seats of one batch to those who wait for it; how many rows
    of its queue were closed."""
    waited_for = Waiting.objects.open().filter(batch=OuterRef("pk"))
    taken = Count("enrollments", filter=Q(enrollments__is_open=True))
    running = Batch.objects.filter(
        Exists(waited_for),
        ends_on__gte=timezone.localtime(now).date(),
        version__course__retired_at=None,
    )
    free = running.annotate(taken=taken).filter(Q(seats=None) | Q(taken__lt=F("seats")))
    key = free.order_by("pk").values_list("pk", flat=True).first()
    return 0 if key is None else _seat_first(key, now=now)


@transaction.atomic
def _seat_first(key: int, *, now: datetime) -> int:
    """Those who have gone meanwhile leave the queue; who takes the course elsewhere, too."""
    rows = Batch.objects.select_for_update(of=("self",)).select_related("version__course")
    batch = rows.get(pk=key)
    gone = batch.queue.open().filter(person__is_active=False)
    closed = gone.update(closed_at=now)
    taken = batch.enrollments.filter(is_open=True).count()
    seats = AT_ONCE if batch.seats is None else min(AT_ONCE, max(0, batch.seats - taken))
    first = list(batch.queue.open().in_order().select_related("person__agency")[:seats])
    seat(batch, [row.person for row in first], via=Via.BATCH, now=now)
    return closed + len(first)


@transaction.atomic
def leave_queue(row: Waiting, *, now: datetime) -> bool:
    """Wait no longer; False when the wait was over before."""
    return bool(Waiting.objects.open().filter(pk=row.pk).update(closed_at=now))
