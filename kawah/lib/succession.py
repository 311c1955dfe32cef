"""Dated rows that follow one another: a newer row ends the one before it on its eve."""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet


def take_in(row: Any, known: "QuerySet[Any]") -> bool:
    """Take in a row of a reference table; `known` are the rows there are of the same thing.

    A row newer than all of them is inserted and ends the one that has no end yet. Of one that is
    known only the end is taken over, where none was set. False when it says nothing new.
    Raises ValueError when the row does not say from when on it holds.
    """
    if row.valid_from is None:
        raise ValueError("valid_from")
    if row.valid_to and known.filter(valid_from=row.valid_from, valid_to=None).update(
        valid_to=row.valid_to
    ):
        return True
    if known.filter(valid_from__gte=row.valid_from).exists():
        return False
    held = known.filter(valid_to=None).first()
    if held is None:
        row.save(force_insert=True)
    else:
        succeed(held, row, valid_from=row.valid_from)
    return True


def succeed(held: Any, successor: Any, *, valid_from: date) -> None:
    """End a row on the eve of the day its successor opens."""
    held.valid_to = valid_from - timedelta(days=1)
    held.save(update_fields=["valid_to"])
    successor.valid_from = valid_from
    successor.save(force_insert=True)
