"""Days and years as people at a place live them. Moments are UTC; days are local."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

# The three zones of Indonesia and the names people use for them.
ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def local_day(moment: datetime, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def month_start(day: date) -> date:
    return day.replace(day=1)


def years_from(day: date, years: int) -> date:
    """The same day so many years on, or back; 28 February where the 29th is missing."""
    year = min(max(day.year + years, MINYEAR), MAXYEAR)
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def year_end(year: int) -> date:
    return date(year, 12, 31)


def weeks_left(day: date) -> Decimal:
    """Weeks from `day` to the end of its year, both included; at least one."""
    return max(Decimal(1), Decimal((year_end(day.year) - day).days + 1) / 7)


def seconds_between(earlier: datetime, later: datetime, *, at_most: float) -> float:
    """Seconds from `earlier` to `later`, between 0 and `at_most`: a clock may step back."""
    return min(max(0.0, (later - earlier) / timedelta(seconds=1)), at_most)


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
