"""Dated rows that follow one another: a newer row ends the one before it on its eve."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date, timedelta
from typing import Any, ClassVar

from kawah.lib import periods

MOST_YEARS_AHEAD = 2  # what is planned for later is more likely a slip of the hand


class ReasonMissing(Exception):
    """A regulated figure cannot be changed without saying why."""


class RowEnded(Exception):
    """The row has an end already; only the row without end can be changed or withdrawn."""


class RowBegun(Exception):
    """The row is in force; only what is planned can be withdrawn."""


class PlannedByTables(Exception):
    """The row came with the reference tables, which would bring it back; it can be amended."""


class ChangeTooEarly(Exception):
    """The new row would open before the present one, or on the day of one begun in the past."""


class ChangeTooLate(Exception):
    """The new row would open more than MOST_YEARS_AHEAD from today."""


class Successive:
    """What dated rows of one thing know of each other; one without `valid_from` began long ago."""

    THING: ClassVar[tuple[str, ...]]  # what the rows that follow one another have in common

    def is_planned(self: Any, *, on: date) -> bool:
        """Whether it is still to come into force."""
        return self.valid_from is not None and self.valid_from > on

    def changes_from(self: Any, *, on: date) -> date:
        """The earliest day on which other figures may hold: the row's own while it has not begun
        before today, the day after that otherwise."""
        first: date = self.valid_from or date.min
        return first + timedelta(days=1) if first < on else first

    @property
    def thing(self: Any) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.THING)

    def siblings(self: Any) -> Any:
        """The rows of the same thing, whenever they hold."""
        same = dict(zip(self.THING, self.thing, strict=True))
        return type(self)._default_manager.filter(**same)


def demand(held: Any, *, valid_from: date, on: date, why: str) -> None:
    """See whether a row may be followed by another from a day on.

    Raises ReasonMissing, RowEnded, ChangeTooEarly, ChangeTooLate.
    """
    if not why.strip():
        raise ReasonMissing
    if held.valid_to is not None:
        raise RowEnded
    if valid_from < held.changes_from(on=on):
        raise ChangeTooEarly
    demand_near(valid_from, on=on)


def demand_near(valid_from: date, *, on: date) -> None:
    """See whether a day is not too far off. Raises ChangeTooLate."""
    if valid_from > periods.years_from(on, MOST_YEARS_AHEAD):
        raise ChangeTooLate


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


def cease(held: Any, *, valid_from: date) -> None:
    """End a row on the eve of the day from which on nothing follows it."""
    _end(held, _eve(valid_from))


def before(row: Any) -> Any:
    """The row that this one had ended; None when nothing held on its eve."""
    return row.siblings().filter(valid_to=_eve(row.valid_from)).first()


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
