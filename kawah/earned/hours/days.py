"""The ledger's own days: they begin and end in Jakarta, and a sealed day takes no more entries."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kawah.earned.hours.seals import Root
from kawah.lib import periods

ZONE = "Asia/Jakarta"


def ledger_day(moment: datetime) -> date:
    return periods.local_day(moment, ZONE)


def day_start(day: date) -> datetime:
    return periods.utc(datetime.combine(day, time(), tzinfo=ZoneInfo(ZONE)))


def last_sealed_day() -> date | None:
    return Root.objects.order_by("-day").values_list("day", flat=True).first()


def posting_moment(now: datetime) -> datetime:
    """Now, or the first moment of the open day when a clock stepped back into a sealed one."""
    sealed = last_sealed_day()
    return max(now, day_start(sealed + timedelta(days=1))) if sealed else now
