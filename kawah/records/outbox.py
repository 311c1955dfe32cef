"""Effects outside, at least once: queued with the change that causes them, sent by the worker."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db import transaction

from kawah.records.models import Parcel

Carrier = Callable[[dict[str, object]], None]

log = logging.getLogger(__name__)
LONGEST_WAIT = timedelta(hours=6)


def send(carrier: str, content: dict[str, object], *, key: str, now: datetime) -> bool:
    """Queue an effect in the caller's transaction; False when this key was queued before."""
    parcel = Parcel(key=key, carrier=carrier, content=content, created_at=now, due_at=now)
    before = Parcel.objects.filter(key=key).exists()
    if not before:
        Parcel.objects.bulk_create([parcel], ignore_conflicts=True)
    return not before


def deliver_due(carriers: Mapping[str, Carrier], *, now: datetime, at_most: int = 50) -> int:
    """Carry what is due; a carrier that fails is tried again later and stands in nobody's way."""
    due = Parcel.objects.filter(delivered_at=None, due_at__lte=now, carrier__in=carriers)
    keys = list(due.order_by("due_at").values_list("pk", flat=True)[:at_most])
    for key in keys:
        _carry(key, carriers, now)
    return len(keys)


def _carry(key: int, carriers: Mapping[str, Carrier], now: datetime) -> None:
    with transaction.atomic():
        parcel = Parcel.objects.select_for_update().filter(pk=key, delivered_at=None).first()
        if parcel is None:
            return
        try:
            carriers[parcel.carrier](parcel.content)
            parcel.delivered_at = now
        except Exception as error:
            log.exception("parcel not delivered", extra={"carrier": parcel.carrier})
            parcel.attempts = min(parcel.attempts + 1, 30)
            parcel.error = f"{type(error).__name__}: {error}"[:2000]
            parcel.due_at = now + min(timedelta(seconds=2**parcel.attempts), LONGEST_WAIT)
        parcel.save()
