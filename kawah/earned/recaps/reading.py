"""A row of a recap as it is understood: a person and a training, or everything that is wrong."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from typing import Any

from msgspec import Struct

from kawah.earned.claims.api import (
    LONGEST,
    MOST_DAYS,
    MOST_MINUTES,
    Recapped,
    days_of,
    stated,
)
from kawah.earned.recaps.columns import BY_KEY
from kawah.earned.recaps.forms import Forms
from kawah.lib import jp
from kawah.people.rosters.api import DayUnclear, Named, NameReader, read_day

LONGEST_TEXT = {"title": 200, "organizer": 200, "number": 80}

Fault = tuple[str, dict[str, Any]]


class Said(Struct, frozen=True):
    """`told` is None when something is wrong; `days` are those counted by themselves."""

    named: Named
    told: Recapped | None
    days: int
    faults: list[Fault]


class Reader:
    """Reads rows by the columns that their cells belong to; collects every fault of a row."""

    def __init__(self, meant: Sequence[str], forms: Forms, *, today: date) -> None:
        self.names = NameReader(meant, today=today)
        self.forms = forms
        self.today = today
        self.cells: Sequence[str | int] = ()
        self.faults: list[Fault] = []

    def read(self, cells: Sequence[str | int]) -> Said:
        named = self.names.read(cells)
        self.cells, self.faults = cells, list(named.faults)
        title, organizer, number = (self._text(key) for key in LONGEST_TEXT)
        first, last = self._days()
        if first is None or last is None:
            return Said(named, None, 0, self.faults)
        code = self._form(first, last)
        minutes = self._minutes(code, first, last) if code else 0
        if self.faults:
            return Said(named, None, 0, self.faults)
        told = Recapped(code, title, organizer, first, last, minutes, number)
        return Said(named, told, self._counted_days(told), self.faults)

    def _say(self, code: str, **values: Any) -> None:
        self.faults.append((code, values))

    def _text(self, key: str) -> str:
        text, most = self.names.text(self.cells, key), LONGEST_TEXT[key]
        if not text and key != "number":
            self._say("missing", column=BY_KEY[key].heading)
        if len(text) > most:
            self._say("toolong", column=BY_KEY[key].heading, most=most)
        return text

    def _days(self) -> tuple[date | None, date | None]:
        first = self._day("first", self.names.text(self.cells, "first"))
        text = self.names.text(self.cells, "last")
        last = self._day("last", text) if text else first
        if first is None or last is None:
            return None, None
        since = self.forms.first_day
        if last < first:
            self._say("day.turned")
        elif last > self.today:
            self._say("day.ahead")
        elif (last - first).days >= LONGEST:
            self._say("day.long")
        elif since is None or first < since:
            self._say("day.early", year=first.year, since=since.year if since else "")
        else:
            return first, last
        return None, None

    def _day(self, key: str, text: str) -> date | None:
        if not text:
            self._say("missing", column=BY_KEY[key].heading)
            return None
        try:
            return read_day(text)
        except DayUnclear:
            self._say("day", column=BY_KEY[key].heading, text=text[:30])
            return None

    def _form(self, first: date, last: date) -> str:
        """In force on both days: each day counts by the rule of its own."""
        text = self.names.text(self.cells, "form")
        if not text:
            self._say("missing", column=BY_KEY["form"].heading)
            return ""
        code = self.forms.find(text, on=last)
        if not code or self.forms.find(code, on=first) != code:
            self._say("form", text=text[:60])
            return ""
        return code

    def _minutes(self, code: str, first: date, last: date) -> int:
        """What the form says by itself, else what the row says."""
        given = stated(self.forms.conversion(code, on=last), first=first, last=last)
        if given is not None:
            return given
        known = len(self.faults)
        hours, minutes = (self._figure(key) for key in ("jp", "minutes"))
        found = minutes
        if hours is not None:
            found = hours * jp.minutes_per_jp(on=last)
        whole = int(found.to_integral_value(ROUND_CEILING)) if found else 0
        if len(self.faults) == known and not 0 < whole <= MOST_MINUTES:
            self._say("jp.missing" if not found else "jp.many")
        return whole

    def _figure(self, key: str) -> Decimal | None:
        text = self.names.text(self.cells, key).upper().removesuffix("JP").strip()
        if not text or text == "-":
            return None
        try:
            value = Decimal(text.replace(",", "."))
        except InvalidOperation:
            value = Decimal(-1)
        if not value.is_finite() or not 0 <= value <= MOST_MINUTES:
            self._say("jp", text=text[:20])
            return None
        return value

    def _counted_days(self, told: Recapped) -> int:
        conversion = self.forms.conversion(told.form, on=told.last_day)
        days = days_of(conversion, first=told.first_day, last=told.last_day, minutes=told.minutes)
        if len(days) > MOST_DAYS:
            self._say("day.many", most=MOST_DAYS)
        return len(days)
