"""Statements as they are appended, and those of many people at once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kawah.lib.inserting import insert_all
from kawah.records import bell
from kawah.records.acts import AnyAct, encode, kind_of
from kawah.records.models import OWN_ACT, Pending, Statement


def statement_of(
    act: AnyAct,
    *,
    statement: UUID,
    person: UUID,
    agency: str,
    happened_at: datetime,
    now: datetime,
    by: UUID | None = None,
    origin: str = OWN_ACT,
) -> Statement:
    """An act as it is appended."""
    return Statement(
        uuid=statement,
        person=person,
        agency=agency,
        kind=kind_of(act),
        body=encode(act),
        happened_at=min(happened_at, now),
        received_at=now,
        origin=origin,
        by=by,
    )


def record_all(rows: Sequence[Statement]) -> None:
    """Append new acts of many people in the caller's transaction, which holds their locks; the
    worker reads them. Raises IntegrityError when one is there already."""
    insert_all(rows, known_by="uuid")
    Pending.objects.bulk_create([Pending(statement=row, person=row.person) for row in rows])
    transaction.on_commit(bell.ring)
