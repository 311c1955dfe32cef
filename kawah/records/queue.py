"""Reading statements: each person's in the order they were written, by every follower."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Min, Q, QuerySet
from django.utils.module_loading import import_string

from config.followers import FOLLOWERS
from kawah.records import locks
from kawah.records.models import Pending, Statement

Follower = Callable[..., None]

log = logging.getLogger(__name__)
STUCK_AFTER_ATTEMPTS = 5
LONGEST_WAIT = timedelta(minutes=10)


@cache
def followers() -> tuple[Follower, ...]:
    return tuple(import_string(path) for path in FOLLOWERS)


def drain(person: UUID, *, now: datetime) -> int:
    """Read all that waits for one person; the number of statements read."""
    count = 0
    while _read_next(person, now=now):
        count += 1
    return count


def _read_next(person: UUID, *, now: datetime) -> bool:
    """Read the oldest statement: its effects and its leaving the queue are one transaction."""
    with transaction.atomic():
        locks.hold(person)
        waiting = Pending.objects.select_related("statement").filter(person=person)
        pending = waiting.order_by("statement_id").first()
        if pending is None or (pending.retry_at and pending.retry_at > now):
            return False
        for follow in followers():
            follow(pending.statement, now=max(now, pending.statement.received_at))
        pending.delete()
    return True


def drain_quietly(person: UUID, *, now: datetime) -> int:
    """Drain without ever failing the act that has just been committed; faults are kept."""
    count = 0
    try:
        while _read_next(person, now=now):
            count += 1
    except Exception as error:
        log.exception("queue of one person stopped", extra={"person": str(person)})
        _keep(person, error, now)
    return count


def _keep(person: UUID, error: Exception, now: datetime) -> None:
    try:
        postpone(person, error=error, now=now)
    except DatabaseError:
        log.exception("fault of a queue was not kept", extra={"person": str(person)})


def postpone(person: UUID, *, error: Exception, now: datetime) -> None:
    """Keep the fault beside the statement that met it and try again later, ever more slowly."""
    pending = Pending.objects.filter(person=person).order_by("statement_id").first()
    if pending is None:
        return
    wait = min(timedelta(seconds=2**pending.attempts), LONGEST_WAIT)
    Pending.objects.filter(pk=pending.pk).update(
        attempts=min(pending.attempts + 1, 30),
        error=f"{type(error).__name__}: {error}"[:2000],
        retry_at=now + wait,
    )


def drain_waiting(*, now: datetime, at_most: int = 200) -> int:
    """Read what the answers' own processes left behind; how many statements were read.

    Nothing read means that nothing can be read now: people whose queue stopped are postponed and
    the next ones are looked at, so that a caller may go on until nothing is done.
    """
    while people := _ready(now=now, at_most=at_most):
        if done := sum(drain_quietly(person, now=now) for person in people):
            return done
    return 0


def _ready(*, now: datetime, at_most: int) -> list[UUID]:
    """People whose oldest statement may be read now, who has waited longest first."""
    oldest = Pending.objects.values("person").annotate(first=Min("statement_id")).values("first")
    may_be_read = Q(retry_at=None) | Q(retry_at__lte=now)
    rows = Pending.objects.filter(may_be_read, statement_id__in=oldest).order_by("statement_id")
    return list(rows.values_list("person", flat=True)[:at_most])


def stuck(*, now: datetime, for_longer_than: timedelta = timedelta(minutes=2)) -> int:
    """How many statements wait although they should have been read."""
    return overdue(now=now, for_longer_than=for_longer_than).count()


def overdue(
    *, now: datetime, for_longer_than: timedelta = timedelta(minutes=2)
) -> "QuerySet[Pending]":
    """The statements that wait although they should have been read."""
    late = Q(statement__received_at__lt=now - for_longer_than)
    return Pending.objects.filter(late | Q(attempts__gte=STUCK_AFTER_ATTEMPTS))


def again(statement: Statement) -> None:
    """Put a statement back into the queue: followers must cope with reading it twice."""
    Pending.objects.get_or_create(statement=statement, defaults={"person": statement.person})
