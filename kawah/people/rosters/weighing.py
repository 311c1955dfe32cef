"""What a row would change, given what is known: arithmetic, without the database."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field

from kawah.lib import nip as numbers
from kawah.people.directory.api import FunctionalGrade, PositionKind
from kawah.people.rosters.entry import Entry, Fault
from kawah.people.rosters.facts import AgencyFact, Found, Known, PositionFact, UnitFact, core, fold
from kawah.people.rosters.models import Verdict

BIRTH = 8  # digits
OF_THE_POST = frozenset({"post", "boss"})  # changes that give nobody power over an account


class Weighed(Struct):
    """`unit` or `position` is None where it has to be opened, or where there is no post."""

    agency: AgencyFact
    found: Found | None = None
    faults: list[Fault] = field(default_factory=list)
    conflicts: list[Fault] = field(default_factory=list)
    changes: dict[str, list[str]] = field(default_factory=dict)
    unit: UnitFact | None = None
    position: PositionFact | None = None
    has_post: bool = False  # whether a post is given
    start: date | None = None

    @property
    def verdict(self) -> Verdict:
        if self.faults:
            return Verdict.REFUSED
        if self.found is None:
            return Verdict.NEW
        return Verdict.CHANGED if self.changes or self.conflicts else Verdict.SAME


def weigh(
    entry: Entry, known: Known, answers: Mapping[str, str], *, is_released: bool = False
) -> Weighed:
    """`answers` are what was decided about the conflicts of this row."""
    return _Scale(entry, known, answers, is_released=is_released).weighed


class _Scale:
    def __init__(
        self, entry: Entry, known: Known, answers: Mapping[str, str], *, is_released: bool
    ) -> None:
        self.entry, self.known, self.answers = entry, known, answers
        self.weighed = Weighed(known.agencies.get(entry.agency, known.home), found=self._find())
        self.found = self.weighed.found
        if entry.agency and entry.agency not in known.agencies:
            self._refuse("agency", text=entry.agency)
        if row := known.first_rows.get(entry.nip):
            self._refuse("nip.again", row=row)
        if self.found and self.found.agency not in known.reach and not is_released:
            self._ask("elsewhere", agency=self.found.agency_name)
            self._change("agency", self.found.agency_name, self.weighed.agency.name)
            return
        self._weigh()
        if self.found and not is_released:
            self._guard(self.found)

    def _weigh(self) -> None:
        if self.found and not self.found.is_active:
            self._refuse("inactive")
        if not self.weighed.agency.is_open:
            self._refuse("agency.closed", agency=self.weighed.agency.name)
        self._name()
        self._email()
        self._kind()
        self._rank()
        self._contact()
        self._post()
        self._boss()
        if self.found is None:
            self._twin()

    def _find(self) -> Found | None:
        if self.entry.nip:
            return self.known.people.get(self.entry.nip)
        return self.known.addresses.get(self.entry.email)

    def _refuse(self, code: str, **values: Any) -> None:
        self.weighed.faults.append((code, values))

    def _ask(self, code: str, **values: Any) -> None:
        if code not in self.answers:
            self.weighed.conflicts.append((code, values))

    def _change(self, name: str, before: str, after: str) -> None:
        if before != after:
            self.weighed.changes[name] = [before, after]

    def _name(self) -> None:
        if self.found is None or fold(self.found.name) == fold(self.entry.name):
            return
        if core(self.found.name) != core(self.entry.name):
            self._ask("name", held=self.found.name)
        if self.answers.get("name") != "held":
            self._change("name", self.found.name, self.entry.name)

    def _email(self) -> None:
        email = self.entry.email
        holder = self.known.addresses.get(email)
        held = self.known.first_addresses.get(email, "")
        if holder is not None and (self.found is None or holder.pk != self.found.pk):
            held = holder.name if holder.agency in self.known.reach else holder.agency_name
        if held and email:
            self._ask("email", held=held)
        elif email and self.found:
            self._change("email", self.found.email, email)

    def _kind(self) -> None:
        if self.found is None and not self.entry.kind:
            self._refuse("kind.missing")
        if self.found and self.entry.kind:
            self._change("kind", self.found.kind, self.entry.kind)

    def _rank(self) -> None:
        if self.found and self.entry.rank:
            self._change("rank", self.found.rank, self.entry.rank)

    def _contact(self) -> None:
        if self.found is None:
            return
        if self.entry.phone and self.found.phone_own_at is None:
            self._change("phone", self.found.phone, self.entry.phone)
        if self.entry.province:
            self._change("province", self.found.province, self.entry.province)
        if self.entry.regency:
            self._change("regency", self.found.regency, self.entry.regency)

    def _boss(self) -> None:
        if self.entry.boss and self.entry.boss == self.entry.nip:
            self._refuse("boss.circle")
        elif self.found and self.entry.boss not in ("", self.found.boss):
            before = numbers.mask(self.found.boss) if self.found.boss else ""
            self.weighed.changes["boss"] = [before, numbers.mask(self.entry.boss)]

    def _post(self) -> None:
        held = self.found.post if self.found else None
        is_moving = self.found is not None and self.found.agency != self.weighed.agency.pk
        if not self.entry.unit and not self.entry.position:
            if is_moving:
                self._refuse("unit.missing")
            return
        is_placed = self._place_unit(held.unit if held and not is_moving else None)
        is_posted = self._place_position(held.position if held else None)
        if is_placed and is_posted:
            self._compare(is_moving=is_moving)

    def _place_unit(self, held: int | None) -> bool:
        units = self.known.units.get(self.weighed.agency.pk)
        if not self.entry.unit:
            self.weighed.unit = units.by_pk.get(held) if units and held else None
            if self.weighed.unit is None:
                self._refuse("unit.missing")
            return self.weighed.unit is not None
        for depth in range(len(self.entry.unit), 0, -1):
            rows = units.find(self.entry.unit[:depth]) if units else []
            if len(rows) > 1:
                self._refuse("unit.several", count=len(rows), unit=self.entry.unit[depth - 1])
                return False
            if rows:
                self.weighed.unit = rows[0] if depth == len(self.entry.unit) else None
                break
        return True

    def _place_position(self, held: int | None) -> bool:
        name = self.entry.position
        if not name:
            post = self.found.post if self.found else None
            if post is None or held is None:
                self._refuse("position.missing")
                return False
            self.weighed.position = PositionFact(post.position, post.position_name)
            return True
        self.weighed.position = self._position_of(name)
        return self.weighed.position is not None or self._can_open(name)

    def _position_of(self, name: str) -> PositionFact | None:
        """The agency's own before a nationwide one; of several grades the one that is given."""
        grade = self.entry.grade
        rows = list(self.known.positions.get(fold(name), []))
        if grade:
            full = f"{name} {FunctionalGrade(grade).label}"
            rows += self.known.positions.get(fold(full), [])
            rows = [row for row in rows if row.grade == grade]
        usable = [row for row in rows if row.agency in (None, self.weighed.agency.pk)]
        return min(usable, key=lambda row: (row.agency is None, row.pk), default=None)

    def _can_open(self, name: str) -> bool:
        kind = kind_of_new(self.entry)
        if not kind:
            self._refuse("position.new", position=name)
        elif kind == PositionKind.FUNCTIONAL and not self.entry.grade:
            self._refuse("grade.missing", position=name)
        else:
            return True
        return False

    def _compare(self, *, is_moving: bool) -> None:
        held, start = self.found.post if self.found else None, self.entry.start or self.known.today
        unit, position = self.weighed.unit, self.weighed.position
        is_same = held and (unit and unit.pk) == held.unit
        if held and is_same and (position and position.pk) == held.position:
            return
        self.weighed.has_post, self.weighed.start = True, start
        if held and held.since >= start:
            self._refuse("start.early", held=held.since.isoformat())
        if is_moving and start > self.known.today:
            self._refuse("start.move")
        if self.found:
            names = self.entry.unit or ((unit.name,) if unit else ())
            after = f"{position.name if position else self.entry.position}, {names[-1]}"
            self._change("post", f"{held.position_name}, {held.unit_name}" if held else "", after)

    def _guard(self, found: Found) -> None:
        """Whoever holds more than those behind the file is neither amended nor moved by it."""
        amended = self.weighed.changes.keys() - OF_THE_POST
        is_moving = found.agency != self.weighed.agency.pk
        if found.pk in self.known.above and (amended or is_moving):
            self._refuse("power")
        elif found.pk in self.known.beside and "email" in amended:
            self._refuse("power.email")

    def _twin(self) -> None:
        if not (self.entry.nip and self.known.twins):
            return
        key = (self.entry.nip[:BIRTH], core(self.entry.name))
        if twin := self.known.twins.get(key):
            self._ask("twin", held=twin.name, nip=numbers.mask(twin.nip))


def kind_of_new(entry: Entry) -> str:
    """The kind of a post that has to be opened; a grade tells that it is a functional one."""
    return entry.position_kind or (PositionKind.FUNCTIONAL.value if entry.grade else "")
