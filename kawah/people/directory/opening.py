"""New units of an agency, and new posts of its own."""

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from kawah.people.directory.agencies import path_under
from kawah.people.directory.kinds import FunctionalGrade, PositionKind
from kawah.people.directory.organization import Agency, Position, Unit
from kawah.records import api as records

UNIT_CODE, POSITION_CODE = 40, 60
NUMBERED = 20  # one after the other; beyond, by chance
LONGEST_PATH = 255


class TooDeep(Exception):
    """The unit would lie further down than a path can say."""


@transaction.atomic
def open_unit(
    agency: Agency, name: str, *, parent: Unit | None, now: datetime, by: UUID | None = None
) -> Unit:
    """Make a unit under another, or at the agency's top. Raises TooDeep."""
    taken = Unit.objects.filter(agency=agency)
    code = _free(slugify(name) or "unit", UNIT_CODE, taken)
    path = path_under(parent, code)
    if len(path) > LONGEST_PATH:
        raise TooDeep
    unit = Unit.objects.create(agency=agency, code=code, name=name, parent=parent, path=path)
    records.note(
        verb="unit.opened",
        subject=f"unit/{agency.code}/{code}",
        by=by,
        now=now,
        agency=agency.code,
        after={"unit": name, "under": parent.name if parent else ""},
    )
    return unit


@transaction.atomic
def open_position(
    agency: Agency,
    name: str,
    *,
    kind: PositionKind,
    grade: FunctionalGrade,
    now: datetime,
    by: UUID | None = None,
) -> Position:
    """Make a post of an agency's own."""
    wanted = slugify(f"{agency.code} {name}")
    code = _free(wanted, POSITION_CODE, Position.objects.all())
    position = Position.objects.create(agency=agency, code=code, name=name, kind=kind, grade=grade)
    records.note(
        verb="position.opened",
        subject=f"position/{position.uuid}",
        by=by,
        now=now,
        agency=agency.code,
        after={"position": name, "kind": kind.value, "grade": grade.value},
    )
    return position


def _free(wanted: str, length: int, taken: "QuerySet[Any]") -> str:
    """The code itself, or with a number that nobody has."""
    code, number = wanted[:length].strip("-"), 1
    while taken.filter(code=code).exists():
        number += 1 if number < NUMBERED else secrets.randbelow(10**5)
        code = f"{wanted[: length - 8].strip('-')}-{number}"
    return code
