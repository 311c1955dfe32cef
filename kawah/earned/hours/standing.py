"""How a person stands towards the yearly target, and who needs help first. Pure arithmetic."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, Decimal

from msgspec import Struct

from kawah.earned.hours.words import Risk
from kawah.lib import jp, periods

# Times the even pace of a whole year. These are the product's own thresholds, not regulated ones.
BEHIND_PACE = Decimal("1.25")
URGENT_PACE = Decimal(2)
URGENT_JP_PER_WEEK = Decimal("1.5")  # less than that fits beside anyone's work, however late it is


class Goal(Struct, frozen=True):
    """The bounds of a year in minutes; `status` says how sure the minimum is, `source` where it
    stands. `exempt` are the kinds of posts that the maximum does not concern."""

    minimum: int | None = None
    status: str = ""
    source: str = ""
    note: str = ""
    maximum: int | None = None
    maximum_source: str = ""
    exempt: frozenset[str] = frozenset()


class Standing(Struct, frozen=True):
    """`waiting` is what passing the assessments still open would add."""

    year: int
    counted: int
    waiting: int
    target: int | None
    target_status: str
    target_source: str
    target_note: str
    missing: int
    weeks_left: Decimal
    jp_per_week: Decimal | None
    maximum: int | None
    maximum_source: str
    risk: Risk

    @property
    def is_over_maximum(self) -> bool:
        """A warning only: hours above a ceiling are never taken away. It is one of a contract year,
        which begins on a day that is not known here; only the calendar year can be compared."""
        return self.maximum is not None and self.counted > self.maximum


def stand(*, counted: int, waiting: int, goal: Goal, year: int, on: date) -> Standing:
    """Reckon where a person stands on a day towards the goal of a year."""
    missing = max(0, (goal.minimum or 0) - counted)
    weeks = weeks_left(year, on=on)
    return Standing(
        year=year,
        counted=counted,
        waiting=waiting,
        target=goal.minimum,
        target_status=goal.status,
        target_source=goal.source,
        target_note=goal.note,
        missing=missing,
        weeks_left=weeks,
        jp_per_week=_per_week(missing, weeks, on) if weeks else None,
        maximum=goal.maximum,
        maximum_source=goal.maximum_source,
        risk=_risk(goal.minimum, missing, year, weeks, on),
    )


def weeks_left(year: int, *, on: date) -> Decimal:
    """Weeks of a year that are still to come: none of a past one, all of a coming one."""
    if on.year > year:
        return Decimal(0)
    return periods.weeks_left(max(on, date(year, 1, 1)))


def _per_week(missing: int, weeks: Decimal, on: date) -> Decimal:
    """JP a week, rounded up: who keeps this pace arrives."""
    exact = Decimal(missing) / jp.minutes_per_jp(on=on) / weeks
    return exact.quantize(Decimal("0.1"), rounding=ROUND_CEILING)


def _risk(target: int | None, missing: int, year: int, weeks: Decimal, on: date) -> Risk:
    """Compare the pace now needed with the even pace of a whole year."""
    if target is None:
        return Risk.NO_TARGET
    if not missing:
        return Risk.MET
    if not weeks:
        return Risk.AT_RISK
    needed = Decimal(missing) / weeks
    even = Decimal(target) / periods.weeks_left(date(year, 1, 1))
    urgent = URGENT_JP_PER_WEEK * jp.minutes_per_jp(on=on)
    if needed > URGENT_PACE * even and needed > urgent:
        return Risk.AT_RISK
    return Risk.BEHIND if needed > BEHIND_PACE * even else Risk.ON_TRACK


class Member(Struct, frozen=True):
    """One person of a team; `key` is a primary key."""

    key: int
    name: str
    standing: Standing


def most_at_risk_first(members: Iterable[Member]) -> list[Member]:
    """Order a team: the fastest pace needed first, those without target or done last, by name."""
    order = list(Risk)

    def urgency(member: Member) -> tuple[int, Decimal, int, str]:
        standing = member.standing
        pace = standing.jp_per_week or Decimal(0)
        return order.index(standing.risk), -pace, -standing.missing, member.name

    return sorted(members, key=urgency)
