"""Which days of a training elsewhere ask for how many minutes. Pure; the ledger judges the rest.

A form that is worth something a day asks for each day by itself, as the ledger caps it by day. A
whole programme is one line, but for two cases: a cap by day, and days in more than one year.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from kawah.earned.hours.api import Basis, CapUnit, Conversion
from kawah.lib import jp


class Day(Struct, frozen=True):
    day: date
    minutes: int


def days_of(conversion: Conversion | None, *, first: date, last: date, minutes: int) -> list[Day]:
    """The minutes that each day of a claim asks for, in the order of the days.

    `minutes` is what the evidence says of the whole; of a form that is worth a fixed figure, each
    day, session, activity or assignment asks for at most that figure.
    """
    if conversion is None or conversion.jp is None:
        is_capped = conversion is not None and conversion.cap_unit == CapUnit.JP_PER_DAY
        if is_capped or first.year != last.year:
            return list(_spread(first, last, minutes))
        return [Day(last, minutes)]
    value = jp.to_minutes(conversion.jp, on=last)
    if conversion.basis == Basis.PER_DAY:
        return [Day(one.day, min(one.minutes, value)) for one in _spread(first, last, minutes)]
    return [Day(last, min(minutes, value))]


def stated(conversion: Conversion | None, *, first: date, last: date) -> int | None:
    """The minutes of a form that says by itself what it is worth; None when the evidence has to."""
    if conversion is None or conversion.jp is None:
        return None
    value = jp.to_minutes(conversion.jp, on=last)
    return value * (_count(first, last) if conversion.basis == Basis.PER_DAY else 1)


def _spread(first: date, last: date, minutes: int) -> Iterator[Day]:
    """Evenly over the days; what does not divide goes to the first ones."""
    count = _count(first, last)
    each, rest = divmod(minutes, count)
    for seq in range(count):
        share = each + (seq < rest)
        if share:
            yield Day(first + timedelta(days=seq), share)


def _count(first: date, last: date) -> int:
    return (last - first).days + 1
