"""The gap between what a post asks and what a person holds. Pure arithmetic."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct


class Finding(Struct, frozen=True):
    """One finding of a level: `rank` orders sources, 0 is the most trusted."""

    level: int
    rank: int
    confidence: float
    held_on: date
    evidence: str = ""


class Gap(Struct, frozen=True):
    """`found` is None while nothing is known; then the whole level asked is the gap."""

    competency: str
    asked: int
    found: Finding | None

    @property
    def held(self) -> int | None:
        return self.found.level if self.found else None

    @property
    def size(self) -> int:
        return max(0, self.asked - (self.held or 0))


def prevailing(findings: Iterable[Finding]) -> Finding | None:
    """The finding that counts: the newest of the most trusted source, or a later higher level.

    A certificate earned after an assessment may raise the level, never lower it.
    """
    ordered = sorted(findings, key=lambda one: (one.rank, -one.held_on.toordinal(), -one.level))
    if not ordered:
        return None
    best = ordered[0]
    for later in ordered[1:]:
        if later.held_on >= best.held_on and later.level > best.level:
            best = later
    return best


def gaps(asked: Mapping[str, int], held: Mapping[str, Finding]) -> list[Gap]:
    """Gaps by the competency's key, the largest first, then by key."""
    rows = [Gap(key, level, held.get(key)) for key, level in asked.items()]
    return sorted(rows, key=lambda gap: (-gap.size, gap.competency))
