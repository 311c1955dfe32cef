"""One row of a file as it is understood: a person with post and supervisor, or what is wrong."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from msgspec import Struct

from kawah.lib import nip as numbers
from kawah.lib import periods, phones
from kawah.people.directory.api import (
    EmploymentKind,
    FunctionalGrade,
    PersonRefused,
    PositionKind,
    checked_nip,
)
from kawah.people.rosters import days, terms
from kawah.people.rosters.cells import Cell

LONGEST = {"name": 160, "unit": 200, "position": 200, "email": 254, "agency": 40}
LONGEST_REGENCY = 80
WHOLE, FORGIVEN = 18, re.compile(r"[\s.\-'\"]")  # of a number that is looked for
BETWEEN_UNITS = (" / ", " > ", " \\ ")
MOST_UNITS = 6  # one under the other
EARLIEST_START = date(1950, 1, 1)
YEARS_AHEAD = 1

Fault = tuple[str, dict[str, Any]]


class Entry(Struct, frozen=True, omit_defaults=True):
    """What a row says; empty where it says nothing."""

    name: str = ""
    nip: str = ""
    email: str = ""
    kind: str = ""
    agency: str = ""
    unit: tuple[str, ...] = ()
    position: str = ""
    position_kind: str = ""
    grade: str = ""
    rank: str = ""
    boss: str = ""
    start: date | None = None
    phone: str = ""
    province: str = ""
    regency: str = ""


# Faults that keep nobody out: the person goes in without what could not be read.
FORGIVEN_KINDS = frozenset({"phone", "province"})


class Reader:
    """Reads rows by the columns that their cells belong to; collects every fault of a row."""

    def __init__(self, meant: Sequence[str], *, today: date) -> None:
        self.places = {key: place for place, key in enumerate(meant) if key}
        self.today = today
        self.cells: Sequence[Cell] = ()
        self.faults: list[Fault] = []

    def read(self, cells: Sequence[Cell]) -> tuple[Entry, list[Fault]]:
        self.cells, self.faults = cells, []
        kind = self._kind()
        position_kind, grade = self._post()
        entry = Entry(
            name=self._name(),
            nip=self._nip(kind),
            email=self._email(),
            kind=kind.value if kind else "",
            agency=self._text("agency").lower(),
            unit=self._unit(),
            position=self._text("position"),
            position_kind=position_kind,
            grade=grade,
            rank=self._rank(),
            boss=self._boss(),
            start=self._start(),
            phone=self._phone(),
            province=self._province(),
            regency=str(self._cell("regency"))[:LONGEST_REGENCY],
        )
        if not entry.nip and not entry.email and not self.faults:
            self._say("nobody")
        return entry, self.faults

    def who(self, cells: Sequence[Cell]) -> tuple[str, str, list[Fault]]:
        """Only whom a row names: number, address, and what is wrong with them.

        18 digits are looked for as they stand, whoever could be given them or not.
        """
        self.cells, self.faults = cells, []
        digits = FORGIVEN.sub("", str(self._cell("nip")))
        is_whole = (
            digits.isdecimal() and len(digits) == WHOLE and isinstance(self._cell("nip"), str)
        )
        nip, email = digits if is_whole else self._nip(None), self._email()
        if not nip and not email and not self.faults:
            self._say("nobody")
        return nip, email, self.faults

    def _say(self, code: str, **values: Any) -> None:
        self.faults.append((code, values))

    def _cell(self, key: str) -> Cell:
        place = self.places.get(key)
        return "" if place is None or place >= len(self.cells) else self.cells[place]

    def _text(self, key: str) -> str:
        text = str(self._cell(key))
        if len(text) > LONGEST.get(key, 200):
            self._say("long", column=key, most=LONGEST.get(key, 200))
            return ""
        return text

    def _name(self) -> str:
        name = self._text("name")
        if sum(sign.isalpha() for sign in name) < 2:
            self._say("name")
        return name

    def _kind(self) -> EmploymentKind | None:
        text = self._text("kind")
        try:
            return terms.term(text, terms.EMPLOYMENT) if text else None
        except terms.TermUnknown:
            self._say("kind", text=text[:40])
            return None

    def _nip(self, kind: EmploymentKind | None) -> str:
        cell = self._cell("nip")
        if isinstance(cell, int):
            self._say("nip.number")
            return ""
        is_without = not cell and kind in (None, EmploymentKind.NON_ASN)
        return "" if is_without else self._checked(cell, kind)

    def _checked(self, text: str, kind: EmploymentKind | None) -> str:
        """The digits. Of whom nobody says the kind, both ways of writing a number are good."""
        kinds = [kind] if kind else [EmploymentKind.PNS, EmploymentKind.PPPK]
        fault = "length"
        for one in kinds:
            try:
                return checked_nip(text, kind=one, today=self.today) or ""
            except PersonRefused as refusal:
                cause = refusal.__cause__
                fault = cause.fault if isinstance(cause, numbers.NipUnusable) else "missing"
        self._say(f"nip.{fault}")
        return ""

    def _boss(self) -> str:
        cell = self._cell("boss")
        if isinstance(cell, int):
            self._say("boss.number")
            return ""
        if not cell:
            return ""
        try:
            return numbers.parse(cell, is_contract=True, today=self.today).digits
        except numbers.NipUnusable:
            self._say("boss")
            return ""

    def _email(self) -> str:
        email = self._text("email").lower()
        try:
            if email:
                validate_email(email)
        except ValidationError:
            self._say("email", text=email[:60])
            return ""
        return email

    def _unit(self) -> tuple[str, ...]:
        text = self._text("unit")
        for mark in BETWEEN_UNITS[1:]:
            text = text.replace(mark, BETWEEN_UNITS[0])
        names = tuple(name.strip() for name in text.split(BETWEEN_UNITS[0]) if name.strip())
        if len(names) > MOST_UNITS:
            self._say("unit.deep", most=MOST_UNITS)
        return names[:MOST_UNITS]

    def _post(self) -> tuple[str, str]:
        """The kind of the post and its grade; what does not go together is said."""
        kind: PositionKind | None = self._term("position_kind", terms.POSITION)
        grade: FunctionalGrade | None = self._term("grade", terms.GRADE)
        if kind not in (None, PositionKind.FUNCTIONAL) and grade:
            self._say("grade.needless")
        return kind.value if kind else "", grade.value if grade else ""

    def _term(self, key: str, among: Mapping[str, Any]) -> Any:
        text = self._text(key)
        if not text or text == "-":
            return None
        try:
            return terms.term(text, among)
        except terms.TermUnknown:
            self._say(key, text=text[:40])
            return None

    def _rank(self) -> str:
        text = self._text("rank")
        try:
            return terms.rank(text) if text and text != "-" else ""
        except terms.TermUnknown:
            self._say("rank", text=text[:20])
            return ""

    def _start(self) -> date | None:
        text = self._text("start")
        if not text:
            return None
        try:
            day = days.read(text)
        except days.DayUnclear:
            self._say("start", text=text[:30])
            return None
        if not EARLIEST_START <= day <= periods.years_from(self.today, YEARS_AHEAD):
            self._say("start.far", text=text[:30])
            return None
        return day

    def _phone(self) -> str:
        try:
            return phones.parse(str(self._cell("phone")))
        except phones.PhoneUnusable:
            self._say("phone")
            return ""

    def _province(self) -> str:
        text = str(self._cell("province"))
        try:
            return terms.province(text) if text and text != "-" else ""
        except terms.TermUnknown:
            self._say("province", text=text[:40])
            return ""
