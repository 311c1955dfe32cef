"""Levels held beside levels asked, as rows of a picture, each with where it comes from."""

from datetime import date

from django.utils.translation import gettext as _

from kawah.people.competencies import api as competencies
from kawah.people.competencies.api import Competency, Finding, Sureness
from kawah.people.directory.api import Agency, Person, Position
from kawah.web.shell import written
from kawah.web.shell.charts.rows import GapRow


def asked_of(person: Person, position: Position, *, on: date) -> list[GapRow]:
    """What a post asks beside what the person holds, the largest gap first."""
    known = _dictionary(position.agency or person.agency, on=on)
    return [
        _row(known[gap.competency], gap.found, asked=gap.asked)
        for gap in competencies.gaps_of(person, position, on=on)
        if gap.competency in known
    ]


def held_besides(person: Person, position: Position | None, *, on: date) -> list[GapRow]:
    """What the person holds and the post does not ask, by name."""
    found = competencies.held_by(person, on=on)
    asked = competencies.asked_of(position, agency=person.agency, on=on) if position else {}
    rows = Competency.objects.keyed(found.keys() - asked.keys()).select_related("agency")
    newest = {row.key: row for row in rows.order_by("valid_from", "pk")}
    held = [_row(row, found[key], asked=None) for key, row in newest.items()]
    return sorted(held, key=lambda row: row.name)


def _dictionary(agency: Agency, *, on: date) -> dict[str, Competency]:
    return {row.key: row for row in Competency.objects.of(agency, on=on)}


def _row(competency: Competency, found: Finding | None, *, asked: int | None) -> GapRow:
    return GapRow(
        name=competency.name,
        held=found.level if found else None,
        asked=asked,
        top=competency.level_count,
        origin=_origin(found) if found else "",
        evidence=found.evidence if found else "",
    )


def _origin(found: Finding) -> str:
    return _("%(source)s per %(day)s; %(sureness)s") % {
        "source": competencies.source_of(found).label,
        "day": written.day(found.held_on),
        "sureness": Sureness.of(found.confidence).label,
    }
