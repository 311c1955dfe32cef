"""Effects outside, at least once: queued with the change that causes them, sent by the worker."""

import logging
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from django.db.models import QuerySet

from kawah.records.models import Parcel

Carrier = Callable[[dict[str, object]], None]

log = logging.getLogger(__name__)
LONGEST_WAIT = timedelta(hours=6)
LEASE = timedelta(minutes=10)  # longer than a whole turn takes: whoever has a parcel is at it


def send(carrier: str, content: dict[str, object], *, key: str, now: datetime) -> bool:
    """Queue an effect in the caller's transaction; False when this key was queued before."""
    if Parcel.objects.filter(key=key).exists():
        return False
    parcel = Parcel(key=key, carrier=carrier, content=content, created_at=now, due_at=now)
    return bool(Parcel.objects.bulk_create([parcel], ignore_conflicts=True))


def is_due(carrier: str, *, now: datetime) -> bool:
    """Whether something waits for this carrier."""
    return _due([carrier], now=now).exists()


def deliver_due(carriers: Mapping[str, Carrier], *, now: datetime, at_most: int = 20) -> int:
    """Carry what is due; how many arrived. One that fails is tried again later, by itself."""
    keys = _due(carriers, now=now).order_by("due_at").values_list("pk", flat=True)[:at_most]
    return sum(_carry(key, carriers, now=now) for key in list(keys))


def _due(carriers: Collection[str], *, now: datetime) -> "QuerySet[Parcel]":
    return Parcel.objects.filter(delivered_at=None, due_at__lte=now, carrier__in=carriers)


def _carry(key: int, carriers: Mapping[str, Carrier], *, now: datetime) -> bool:
    """Claim a parcel, then carry it outside of any transaction: SQLite has one lock for all
    writers, and a slow server must not hold it."""
    if not _due(carriers, now=now).filter(pk=key).update(due_at=now + LEASE):
        return False
    parcel = Parcel.objects.get(pk=key)
    try:
        carriers[parcel.carrier](parcel.content)
    except Exception as error:
        log.exception("parcel not delivered", extra={"carrier": parcel.carrier})
        _postpone(parcel, error, now=now)
        return False
    return bool(Parcel.objects.filter(pk=key).update(delivered_at=now))


def _postpone(parcel: Parcel, error: Exception, *, now: datetime) -> None:
    parcel.attempts = min(parcel.attempts + 1, 30)
    parcel.error = f"{type(error).__name__}: {error}"[:2000]
    parcel.due_at = now + min(timedelta(seconds=2**parcel.attempts), LONGEST_WAIT)
    parcel.save(update_fields=["attempts", "error", "due_at"])
