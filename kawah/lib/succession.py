"""Dated rows that follow one another: a newer row ends the one before it on its eve."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date, timedelta
from typing import Any


def take_in(
    rows: Iterable[Any], *, known: Iterable[Any], key: Callable[[Any], Hashable]
) -> list[Any]:
    """Take in the rows of a reference table; `known` are those there are, `key` names their thing.

    A row newer than all of its thing is inserted and ends the one that has no end yet. Of one that
    is known only the end is taken over, where none was set. What was inserted is returned.
    Raises ValueError when a row does not say from when on it holds.
    """
    there: dict[Hashable, list[Any]] = defaultdict(list)
    for one in known:
        there[key(one)].append(one)
    fresh: list[Any] = []
    for row in rows:
        if row.valid_from is None:
            raise ValueError("valid_from")
        before = there[key(row)]
        _take_over_end(row, before)
        if all(one.valid_from < row.valid_from for one in before):
            for one in before:
                _end(one, _eve(row.valid_from))
            before.append(row)
            fresh.append(row)
    if fresh:
        type(fresh[0]).objects.bulk_create(fresh)
    return fresh


def succeed(held: Any, successor: Any, *, valid_from: date) -> None:
    """End a row on the eve of the day its successor opens."""
    _end(held, _eve(valid_from))
    successor.valid_from = valid_from
    successor.save(force_insert=True)


def take_back(row: Any, before: Any) -> None:
    """Remove a row, and open the one that it had ended."""
    row.delete()
    before.valid_to = None
    before.save(update_fields=["valid_to"])


def _take_over_end(row: Any, before: Iterable[Any]) -> None:
    for one in before:
        if row.valid_to and one.valid_from == row.valid_from:
            _end(one, row.valid_to)


def _end(row: Any, day: date) -> None:
    """Set the end of a row that has none."""
    if row.valid_to is None:
        row.valid_to = day
        if row.pk:
            row.save(update_fields=["valid_to"])


def _eve(day: date) -> date:
    return day - timedelta(days=1)
