"""The daily root: each day of the ledger, once over, is sealed and chained to the day before."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import OuterRef, Subquery

from kawah.earned.hours import chain, locks, merkle
from kawah.earned.hours.days import day_start, last_sealed_day, ledger_day
from kawah.earned.hours.ledger import Entry
from kawah.earned.hours.seals import Head, Root


def seal_yesterday(*, now: datetime) -> int:
    """Seal every day that is over and not sealed yet; the number of roots made."""
    yesterday = ledger_day(now) - timedelta(days=1)
    count = 0
    while (day := _first_unsealed()) and day <= yesterday:
        count += _seal(day, now=now)
    return count


def seal_hash(root: Root) -> str:
    """What a root is known by: it stands for its day and for all days before."""
    fields = (root.previous, root.day.isoformat(), str(root.entries), root.merkle)
    return sha256("|".join(fields).encode()).hexdigest()


def merkle_root(heads: Iterable[Head]) -> str:
    return merkle.root(sorted(head.leaf for head in heads))


def _first_unsealed() -> date | None:
    sealed = last_sealed_day()
    if sealed:
        return sealed + timedelta(days=1)
    first = Entry.objects.order_by("posted_at").values_list("posted_at", flat=True).first()
    return ledger_day(first) if first else None


@transaction.atomic
def _seal(day: date, *, now: datetime) -> int:
    """Seal one day, unless another worker has just done so."""
    locks.pass_alone()
    if _first_unsealed() != day:
        return 0
    entries = Entry.objects.filter(
        posted_at__gte=day_start(day), posted_at__lt=day_start(day + timedelta(days=1))
    )
    newest = entries.filter(person=OuterRef("person")).order_by("-seq").values("seq")[:1]
    heads = [
        Head(person=entry.person, seq=entry.seq, hash=entry.hash)
        for entry in entries.filter(seq=Subquery(newest)).select_related("person")
    ]
    last = Root.objects.order_by("-day").first()
    root = Root(
        day=day,
        entries=entries.count(),
        merkle=merkle_root(heads),
        previous=last.hash if last else chain.GENESIS,
        sealed_at=now,
    )
    root.hash = seal_hash(root)
    root.save(force_insert=True)
    for head in heads:
        head.root = root
    Head.objects.bulk_create(heads, batch_size=1000)
    return 1
