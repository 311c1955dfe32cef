"""What was counted so far, piece by piece. Needs no database."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import msgspec
from msgspec import Struct

from kawah.earned.hours.api import Risk

RISKS = (Risk.AT_RISK, Risk.BEHIND, Risk.ON_TRACK, Risk.MET, Risk.NO_TARGET)


class Head(Struct, frozen=True):
    """One person as counted: `unit` is a primary key, 0 for none."""

    unit: int
    kind: str
    risk: Risk
    minutes: int


class Earned(Struct, frozen=True):
    """What one person's lines of a month and a course sum to; no course means elsewhere."""

    person: int
    unit: int
    month: int
    course: UUID | None
    title: str
    minutes: int


class GroupTally(Struct):
    unit: int
    kind: str
    minutes: int = 0
    by_risk: dict[str, int] = msgspec.field(default_factory=dict)

    @property
    def people(self) -> int:
        return sum(self.by_risk.values())


class MonthTally(Struct):
    unit: int
    month: int
    minutes: int = 0
    certificates: int = 0


class SourceTally(Struct):
    unit: int
    course: UUID | None
    title: str
    minutes: int = 0
    people: int = 0


class Tallies(Struct):
    """Sums by what tells them apart; kept as bytes between two pieces."""

    groups: dict[str, GroupTally] = msgspec.field(default_factory=dict)
    months: dict[str, MonthTally] = msgspec.field(default_factory=dict)
    sources: dict[str, SourceTally] = msgspec.field(default_factory=dict)

    def count(self, heads: Iterable[Head]) -> None:
        for head in heads:
            key = f"{head.unit} {head.kind}"
            group = self.groups.setdefault(key, GroupTally(head.unit, head.kind))
            group.minutes += head.minutes
            group.by_risk[head.risk] = group.by_risk.get(head.risk, 0) + 1

    def credit(self, rows: Iterable[Earned]) -> None:
        """Add what people earned; all rows of a person are in one call."""
        seen: set[tuple[int, UUID | None]] = set()
        for row in rows:
            self._month(row.unit, row.month).minutes += row.minutes
            source = self.sources.setdefault(
                f"{row.unit} {row.course}", SourceTally(row.unit, row.course, row.title)
            )
            source.minutes += row.minutes
            if row.minutes > 0 and (row.person, row.course) not in seen:
                seen.add((row.person, row.course))
                source.people += 1

    def award(self, unit: int, day: date) -> None:
        self._month(unit, day.month).certificates += 1

    def _month(self, unit: int, month: int) -> MonthTally:
        return self.months.setdefault(f"{unit} {month}", MonthTally(unit, month))


def kept(tallies: Tallies) -> bytes:
    return msgspec.json.encode(tallies)


def read(content: bytes) -> Tallies:
    return msgspec.json.decode(content, type=Tallies) if content else Tallies()
