"""An agency's own technical competencies: what only its posts and courses need."""

from datetime import date, datetime

import msgspec
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.text import slugify
from msgspec import Struct

from kawah.lib import succession
from kawah.lib.succession import ChangeTooEarly, ReasonMissing
from kawah.people.competencies.models import Competency, CompetencyKind, Status
from kawah.people.directory.api import Agency, Person, Scope
from kawah.records import api as records

LONGEST_CODE = 60


class NameTaken(Exception):
    """The agency, one above it or the nation has a competency of this name."""


class NameUnusable(Exception):
    """No code can be made of the name."""


class Own(Struct, frozen=True):
    """What an agency says of a competency of its own; `focus` has a few words for each level."""

    name: str
    level_count: int
    focus: list[str]
    source: str


def own_of(agency: Agency) -> "QuerySet[Competency]":
    """What an agency has or had of its own, by name."""
    return Competency.objects.filter(agency=agency).order_by("name", "valid_from")


def own_in(scope: Scope) -> "QuerySet[Competency]":
    """Those of the agencies that a scope reaches as a whole."""
    rows = Competency.objects.filter(agency__in=Agency.objects.visible_to(scope))
    return rows.select_related("agency")


@transaction.atomic
def add(
    agency: Agency, own: Own, *, valid_from: date, on: date, by: Person, now: datetime
) -> Competency:
    """Let an agency have a technical competency from a day on; added twice it is once.

    Raises NameUnusable, NameTaken, ChangeTooLate.
    """
    code = slugify(own.name)[:LONGEST_CODE].strip("-").replace("-", "_")
    if not code:
        raise NameUnusable
    succession.demand_near(valid_from, on=on)
    said = {**msgspec.structs.asdict(own), "valid_from": valid_from}
    if before := Competency.objects.filter(agency=agency, code=code, valid_to=None, **said).first():
        return before
    known = Competency.objects.of(agency, on=valid_from)
    if any(code == row.code or own.name.casefold() == row.name.casefold() for row in known):
        raise NameTaken
    made = Competency(
        code=code,
        kind=CompetencyKind.TECHNICAL,
        agency=agency,
        status=Status.UNVERIFIED,
        **said,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:  # somebody else at the same moment, or planned for a later day
        raise NameTaken from None
    _note("competency.added", made, by=by, now=now, why=own.source)
    return made


@transaction.atomic
def end(row: Competency, *, last: date, on: date, by: Person, now: datetime, why: str) -> bool:
    """Let a competency hold for the last time on a day; False when it has an end already.

    Raises ReasonMissing, ChangeTooEarly, ChangeTooLate.
    """
    if not why.strip():
        raise ReasonMissing
    if row.valid_from is not None and last < row.valid_from:
        raise ChangeTooEarly
    succession.demand_near(last, on=on)
    if not Competency.objects.filter(pk=row.pk, valid_to=None).update(valid_to=last):
        return False
    row.valid_to = last
    _note("competency.ended", row, by=by, now=now, why=why.strip())
    return True


def _note(verb: str, row: Competency, *, by: Person, now: datetime, why: str) -> None:
    said = {"name": row.name, "focus": row.focus, "valid_from": str(row.valid_from)}
    ended = {"valid_to": row.valid_to.isoformat()} if row.valid_to else {}
    records.note(
        verb=verb,
        subject=f"own_competency/{row.agency.code if row.agency else ''}/{row.code}",
        by=by.uuid,
        now=now,
        agency=row.agency.code if row.agency else "",
        after={**said, **ended},
        why=why,
    )
