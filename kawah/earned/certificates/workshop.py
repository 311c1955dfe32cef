"""The worker's part: finishes certificates step by step, each step committed by itself.

What is to be done stands in the rows. A worker that dies between two steps leaves nothing behind
that the next one does not find, and nothing that it would do twice.
"""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, Q

from kawah.earned.certificates import batches, parking
from kawah.earned.certificates.models import Certificate
from kawah.earned.certificates.signing import SigningUnknown
from kawah.earned.certificates.steps import STEPS, Step
from kawah.lib import checkpoints

log = logging.getLogger(__name__)
LONGEST_WAIT = timedelta(hours=1)
RELATED = ("person", "agency", "enrollment__course", "enrollment__version")


def finish_waiting(*, now: datetime, at_most: int = 20) -> int:
    """Write what batches ordered and finish certificates, single ones first; how much was done.

    One that fails is tried again later, ever more slowly, and stands in nobody's way. One that may
    be signed although no answer came is parked for a human.
    """
    done = batches.issue_ordered(now=now)
    tried: list[int] = []
    while len(tried) < at_most and (pk := _next(besides=tried, now=now)):
        tried.append(pk)
        done += _finish_or_postpone(pk, now=now)
    return done


def take(step: Step, pk: int, *, now: datetime) -> bool:
    """Take one step of one certificate; False when another worker has it or has taken it."""
    with _claimed(step, pk) as certificate:
        if certificate is None:
            return False
        made = step.make(certificate, now)
        with transaction.atomic():
            if not _keep(step, certificate, made, now=now):
                return False
            step.tell(certificate, now)
            checkpoints.reached(step.name)
    return True


def _next(*, besides: Collection[int], now: datetime) -> int | None:
    open_still = Certificate.objects.waiting().filter(parked_at=None)
    due = open_still.filter(Q(retry_at=None) | Q(retry_at__lte=now))
    ordered = due.exclude(pk__in=besides).order_by("in_bulk", "pk")
    return ordered.values_list("pk", flat=True).first()


def _finish_or_postpone(pk: int, *, now: datetime) -> bool:
    try:
        return _finish(pk, now=now)
    except SigningUnknown as error:
        log.exception("certificate parked", extra={"certificate": pk})
        parking.park(pk, error, now=now)
        return False
    except Exception as error:
        log.exception("certificate not finished", extra={"certificate": pk})
        _postpone(pk, error, now=now)
        return False


def _finish(pk: int, *, now: datetime) -> bool:
    for step in STEPS:
        is_open = Certificate.objects.filter(pk=pk, **{step.moment: None}).exists()
        if is_open and not take(step, pk, now=now):
            return False
    return True


@contextmanager
def _claimed(step: Step, pk: int) -> Iterator[Certificate | None]:
    """The certificate, if this step of it is open and nobody is at it.

    PostgreSQL holds the row until the step is committed. SQLite has one lock for all writers, which
    drawing must not hold: there two may draw the same, and `_keep` takes the first.
    """
    rows = Certificate.objects.waiting().filter(pk=pk, **{step.moment: None})
    rows = rows.select_related(*RELATED)
    if not connection.features.has_select_for_update_skip_locked:
        yield rows.first()
        return
    with transaction.atomic():
        yield rows.select_for_update(skip_locked=True, of=("self",)).first()


def _keep(step: Step, certificate: Certificate, made: dict[str, object], *, now: datetime) -> bool:
    """Store what a step made unless somebody has meanwhile; the guard decides, not the claim."""
    done = {**made, step.moment: now, "attempts": 0, "retry_at": None, "error": ""}
    open_still = Certificate.objects.filter(pk=certificate.pk, **{step.moment: None})
    return open_still.update(**done) == 1


def _postpone(pk: int, error: Exception, *, now: datetime) -> None:
    row = Certificate.objects.filter(pk=pk)
    attempts = row.values_list("attempts", flat=True).get()
    row.update(
        attempts=F("attempts") + (1 if attempts < 30 else 0),
        retry_at=now + min(timedelta(seconds=2**attempts), LONGEST_WAIT),
        error=parking.words_of(error),
    )
