"""By when a duty is to be done, and how long it stays done: arithmetic of days."""

from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

LATECOMERS = timedelta(days=30)  # who comes under a rule with a fixed day at its end or after it
AHEAD = timedelta(days=30)  # before the end of validity the course is begun anew


class Dates(Struct, frozen=True):
    """The day by which to finish, and the last one that is not late; None where there is none."""

    due_on: date | None
    spared_until: date | None


def first_dates(
    *, due_days: int | None, due_on: date | None, grace_days: int, since: date
) -> Dates:
    """For somebody who came under the rule on a day."""
    if due_days is not None:
        return with_grace(since + timedelta(days=due_days), grace_days)
    if due_on is not None:
        return with_grace(
            max(due_on, since + LATECOMERS) if due_on <= since else due_on, grace_days
        )
    return Dates(None, None)


def with_grace(due_on: date, grace_days: int) -> Dates:
    return Dates(due_on, due_on + timedelta(days=grace_days) if grace_days else None)


def valid_until(completed_on: date, months: int) -> date:
    """The last day on which a completion still counts."""
    return months_from(completed_on, months)


def renewal_begins(completed_on: date, months: int) -> date:
    """From when on the course is taken anew; never before the day after it was completed."""
    return max(valid_until(completed_on, months) - AHEAD, completed_on + timedelta(days=1))


def renewal_dates(completed_on: date, months: int, *, grace_days: int, today: date) -> Dates:
    """Due on the last day of validity; where that is over already, in some days."""
    end = valid_until(completed_on, months)
    return with_grace(end if end >= today else today + LATECOMERS, grace_days)


def months_from(day: date, months: int) -> date:
    """The same day so many months on, or back; the last of the month where it is missing."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
