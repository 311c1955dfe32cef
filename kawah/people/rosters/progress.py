"""Where a roster stands, in figures."""

from collections.abc import Mapping

from django.db.models import Count
from msgspec import Struct

from kawah.people.rosters.models import Conflict, Effect, Held, Opened, Roster, Row, Stage, Verdict


class Counts(Struct, frozen=True):
    """Rows by what they would do or did; each row is counted once."""

    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    open: int = 0
    skip: int = 0
    ask: int = 0

    @property
    def good(self) -> int:
        return self.new + self.changed

    @property
    def coming(self) -> int:
        """Those that go in now, and those that are asked for."""
        return self.good + self.ask

    @property
    def bad(self) -> int:
        return self.refused + self.open + self.skip


def counts(roster: Roster) -> Counts:
    rows = Row.objects.filter(roster=roster).values_list("verdict", "held")
    found: dict[str, int] = {}
    for verdict, held, count in rows.annotate(count=Count("pk")):
        name = verdict if verdict == Verdict.REFUSED or not held else held
        found[name] = found.get(name, 0) + count
    return Counts(**found)


def kinds_of_problems(roster: Roster) -> list[tuple[str, int]]:
    """How many rows have which kind of problem, the most frequent first."""
    rows = Row.objects.filter(roster=roster).exclude(problem="").values_list("problem")
    return list(rows.annotate(count=Count("pk")).order_by("-count", "problem"))


def open_conflicts(roster: Roster) -> list[tuple[str, int]]:
    """How many conflicts of which kind nobody has decided."""
    rows = Conflict.objects.filter(row__roster=roster, answer="", row__held=Held.OPEN)
    return list(rows.values_list("kind").annotate(count=Count("pk")).order_by("-count", "kind"))


class Places(Struct, frozen=True):
    """Names of units and posts that a roster would make, or made."""

    units: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()


def opened(roster: Roster) -> Places:
    """What was made."""
    rows = Opened.objects.filter(roster=roster).order_by("pk")
    units = rows.exclude(unit=None).values_list("unit__name", flat=True)
    positions = rows.exclude(position=None).values_list("position__name", flat=True)
    return Places(tuple(units), tuple(positions))


def done_of(roster: Roster) -> Mapping[str, int]:
    """What the rows did, by noun."""
    effects = Effect.objects.filter(row__roster=roster)
    entered = effects.filter(stage=Stage.ENTERING)
    return {
        "person": entered.filter(did__has_key="new").count(),
        "person_change": entered.exclude(did__has_key="new").count(),
        "appointment": entered.filter(did__has_key="appointment").count(),
        "supervision": effects.filter(stage=Stage.TYING).count(),
        "unit": Opened.objects.filter(roster=roster).exclude(unit=None).count(),
        "position": Opened.objects.filter(roster=roster).exclude(position=None).count(),
    }


def to_open(roster: Roster) -> Places:
    """What would be made: names in good rows that nobody knows, each once."""
    rows = Row.objects.filter(roster=roster, verdict__in=(Verdict.NEW, Verdict.CHANGED))
    units: dict[str, None] = {}
    positions: dict[str, None] = {}
    asked = rows.exclude(opens="").values_list("opens", flat=True).distinct()
    for text in asked:
        unit, _mark, position = text.partition("\n")
        if unit:
            units[unit] = None
        if position:
            positions[position] = None
    return Places(tuple(units), tuple(positions))
