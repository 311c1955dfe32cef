"""Changing the framework: what competencies are, and what kinds of posts ask of them. A change ends
a row and opens another; what has not begun before today may still be amended."""

from datetime import date
from typing import Any

import msgspec
from django.db.models import Max, Q
from msgspec import Struct

from kawah.lib import succession
from kawah.lib.succession import ChangeTooEarly, RowEnded
from kawah.people.competencies.models import Competency, Level, Standard, Wording

Terms = Wording | Level
LEVELS = 5


class NothingChanged(Exception):
    """What is asked for is what holds already."""


class LevelUnreachable(Exception):
    """A post would ask for a level that the competency has not; `most` is the highest it has, or
    would have."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class Thing(Struct, frozen=True):
    """What may be changed: a national competency, or, with a kind of post, what that asks of it."""

    code: str
    kind: str = ""
    grade: str = ""

    @property
    def subject(self) -> str:
        """Under which name its changes are noted."""
        if self.kind:
            return f"standard/{self.kind}/{self.grade}/{self.code}"
        return f"competency/{self.code}"

    @property
    def is_standard(self) -> bool:
        return bool(self.kind)


def thing_named(subject: str) -> Thing:
    """The thing that is noted under a name."""
    word, _slash, rest = subject.partition("/")
    if word == "competency":
        return Thing(rest)
    kind, grade, code = rest.split("/", 2)
    return Thing(code, kind, grade)


def thing_of(row: Competency | Standard) -> Thing:
    if isinstance(row, Competency):
        return Thing(row.code)
    return Thing(row.competency.code, row.kind, row.grade)


def rows_of(thing: Thing) -> Any:
    """Every row of a thing, whenever it holds."""
    if not thing.is_standard:
        return Competency.objects.filter(agency=None, code=thing.code)
    rows = Standard.objects.filter(position=None, kind=thing.kind, grade=thing.grade)
    return rows.filter(competency__code=thing.code, competency__agency=None)


def open_row(thing: Thing) -> Any:
    """The row without end; None when there is none."""
    rows = rows_of(thing).filter(valid_to=None)
    return (rows.select_related("competency") if thing.is_standard else rows).first()


def plain(row: Competency | Standard | None) -> dict[str, Any] | None:
    """What a row says from which day on, as it is noted."""
    if row is None:
        return None
    since = row.valid_from.isoformat() if row.valid_from else None
    return {**msgspec.structs.asdict(row.terms), "valid_from": since}


def terms_in(thing: Thing, after: dict[str, Any]) -> Terms:
    """What was noted, as terms again."""
    if thing.is_standard:
        return msgspec.convert(after, Level)
    return msgspec.convert(after, Wording)


def demand(thing: Thing, after: Terms | None, *, valid_from: date, on: date, why: str) -> None:
    """See whether a thing may say this from a day on, or end, and change nothing.

    Raises ReasonMissing, RowEnded, ChangeTooEarly, ChangeTooLate, NothingChanged,
    LevelUnreachable.
    """
    held = open_row(thing)
    if held is not None:
        succession.demand(held, valid_from=valid_from, on=on, why=why)
        if after == held.terms:
            raise NothingChanged
        if after is None and valid_from == held.valid_from:
            raise ChangeTooEarly
    else:
        _demand_new(thing, after, valid_from=valid_from, on=on, why=why)
    if isinstance(after, Level):
        _demand_reachable(after, thing)
    if isinstance(after, Wording):
        _demand_levels(after, thing, valid_from=valid_from)


def put(thing: Thing, after: Terms | None, *, valid_from: date) -> None:
    """Let a thing say this from a day on, or end on its eve."""
    held = open_row(thing)
    if after is None:
        succession.cease(held, valid_from=valid_from)
        return
    fields = msgspec.structs.asdict(after)
    if held is not None and held.valid_from == valid_from:
        for name, value in fields.items():
            setattr(held, name, value)
        held.save(update_fields=list(fields))
        return
    made = _row(thing, fields)
    if held is not None:
        succession.succeed(held, made, valid_from=valid_from)
    else:
        made.valid_from = valid_from
        made.save(force_insert=True)


def _row(thing: Thing, fields: dict[str, Any]) -> Competency | Standard:
    if not thing.is_standard:
        return Competency(code=thing.code, **fields)
    about = Competency.objects.get(agency=None, code=thing.code, valid_to=None)
    return Standard(kind=thing.kind, grade=thing.grade, competency=about, **fields)


def _demand_new(thing: Thing, after: Terms | None, *, valid_from: date, on: date, why: str) -> None:
    """What has no row without end may begin after the last row's end."""
    if not why.strip():
        raise succession.ReasonMissing
    if after is None:
        raise RowEnded
    if rows_of(thing).filter(valid_to__gte=valid_from).exists():
        raise ChangeTooEarly
    succession.demand_near(valid_from, on=on)


def _demand_reachable(after: Level, thing: Thing) -> None:
    about = Competency.objects.filter(agency=None, code=thing.code, valid_to=None).first()
    if about is None:
        raise RowEnded
    if not 1 <= after.level <= about.level_count:
        raise LevelUnreachable(about.level_count)


def _demand_levels(after: Wording, thing: Thing, *, valid_from: date) -> None:
    """No post goes on asking for a level that would be no more."""
    if not 1 <= after.level_count <= LEVELS:
        raise LevelUnreachable(LEVELS)
    asking = Standard.objects.filter(competency__code=thing.code, competency__agency=None)
    asking = asking.filter(Q(valid_to=None) | Q(valid_to__gte=valid_from))
    asked = asking.aggregate(most=Max("level"))["most"] or 0
    if asked > after.level_count:
        raise LevelUnreachable(asked)
