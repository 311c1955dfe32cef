"""Units and posts that a file names and nobody has made yet: made once, when first needed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from kawah.people.directory.api import (
    Agency,
    FunctionalGrade,
    Position,
    PositionKind,
    Unit,
    open_position,
    open_unit,
)
from kawah.people.rosters.entry import Entry
from kawah.people.rosters.facts import Known, PositionFact, UnitFact, Units, fold
from kawah.people.rosters.models import Opened, Roster
from kawah.people.rosters.weighing import Weighed, kind_of_new


class Opener:
    """Finds the unit and the post of each row, and opens what is missing."""

    def __init__(self, roster: Roster, known: Known, *, by: UUID | None, now: datetime) -> None:
        self.roster, self.known, self.by, self.now = roster, known, by, now
        self.units: dict[int, Unit] = {}
        self.agencies = Agency.objects.in_bulk(known.reach)
        self.positions: dict[int, Position] = {}
        self.fresh: dict[tuple[int, str, str], Position] = {}

    def load(self, weighed: Sequence[Weighed]) -> None:
        """What is there already, in two queries for all."""
        units = {one.unit.pk for one in weighed if one.unit}
        posts = {one.position.pk for one in weighed if one.position}
        self.units = Unit.objects.select_related("agency").in_bulk(units)
        self.positions = Position.objects.in_bulk(posts)

    def unit_of(self, entry: Entry, weighed: Weighed) -> Unit:
        if weighed.unit:
            return self._unit(weighed.unit.pk)
        units = self.known.units.setdefault(weighed.agency.pk, Units([]))
        parent: Unit | None = None
        for depth in range(1, len(entry.unit) + 1):
            rows = units.find(entry.unit[:depth])
            if len(rows) == 1:
                parent = self._unit(rows[0].pk)
                continue
            parent = self._open_unit(weighed.agency.pk, entry.unit[depth - 1], parent)
            units.add(UnitFact(parent.pk, parent.name, parent.code, parent.parent_id))
        if parent is None:
            raise LookupError("a row without a unit has no post")
        return parent

    def position_of(self, entry: Entry, weighed: Weighed) -> Position:
        if weighed.position:
            return self._position(weighed.position.pk)
        key = (weighed.agency.pk, fold(entry.position), entry.grade)
        if key not in self.fresh:
            self.fresh[key] = self._open_position(weighed.agency.pk, entry)
        return self.fresh[key]

    def _unit(self, key: int) -> Unit:
        if key not in self.units:
            self.units[key] = Unit.objects.select_related("agency").get(pk=key)
        return self.units[key]

    def _position(self, key: int) -> Position:
        if key not in self.positions:
            self.positions[key] = Position.objects.get(pk=key)
        return self.positions[key]

    def _open_unit(self, agency: int, name: str, parent: Unit | None) -> Unit:
        home = self.agencies[agency]
        unit = open_unit(home, name, parent=parent, by=self.by, now=self.now)
        Opened.objects.create(roster=self.roster, unit=unit)
        self.units[unit.pk] = unit
        return unit

    def _open_position(self, agency: int, entry: Entry) -> Position:
        position = open_position(
            self.agencies[agency],
            entry.position,
            kind=PositionKind(kind_of_new(entry)),
            grade=FunctionalGrade(entry.grade),
            by=self.by,
            now=self.now,
        )
        Opened.objects.create(roster=self.roster, position=position)
        fact = PositionFact(position.pk, position.name, position.grade, agency)
        self.known.positions.setdefault(fold(position.name), []).append(fact)
        return position
