"""Writing statements down."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kawah.records import bell, locks, queue
from kawah.records.acts import AnyAct
from kawah.records.models import OWN_ACT, Pending
from kawah.records.statements import statement_of


def record(
    act: AnyAct,
    *,
    statement: UUID,
    person: UUID,
    agency: str,
    happened_at: datetime,
    now: datetime,
    by: UUID | None = None,
    origin: str = OWN_ACT,
) -> bool:
    """Append an act in the caller's transaction; False when this statement is already there.

    After commit the person's queue is read at once; the worker reads whatever that leaves.
    """
    row = statement_of(
        act,
        statement=statement,
        person=person,
        agency=agency,
        happened_at=happened_at,
        now=now,
        by=by,
        origin=origin,
    )
    with transaction.atomic():
        locks.hold(person)
        if not row.append():
            return False
        Pending.objects.create(statement=row, person=person)
        transaction.on_commit(lambda: _announce(person, now))
    return True


def _announce(person: UUID, now: datetime) -> None:
    queue.drain_quietly(person, now=now)
    bell.ring()
