"""Loads the dictionary and the standards from reference/*.csv; twice changes nothing. A newer row
of a table ends the older one, and the end of a row that is known is taken over."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kawah.lib import succession, tables
from kawah.people.competencies.models import Competency, CompetencyKind, Standard
from kawah.people.directory.api import PositionKind

FOLDER = Path(__file__).parent / "reference"
FUNCTIONAL = "JF_"  # prefix of the functional grades in position_levels.csv


def load() -> None:
    for name in ("competencies.csv", "values_and_literacies.csv"):
        for row in tables.rows(FOLDER / name):
            _load_competency(row)
    for row in tables.rows(FOLDER / "position_levels.csv"):
        _load_standards(row)


def _dates(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "regulation": row["regulation"],
        "valid_from": tables.opening_day(row["valid_from"]),
        "valid_to": tables.closing_day(row["valid_to"]),
        "status": row["status"],
        "source": row["source"],
    }


def _load_competency(row: Mapping[str, str]) -> None:
    focus = [row.get(f"level_{level}_focus", "") for level in range(1, 6)]
    competency = Competency(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        level_count=int(row["level_count"]),
        focus=focus if any(focus) else [],
        **_dates(row),
    )
    succession.take_in(competency, Competency.objects.filter(agency=None, code=competency.code))


def _load_standards(row: Mapping[str, str]) -> None:
    """The managerial and socio-cultural competencies share one level for a kind of post."""
    post = row["position_kind"]
    is_functional = post.startswith(FUNCTIONAL)
    kind = PositionKind.FUNCTIONAL if is_functional else PositionKind(post)
    grade = post.removeprefix(FUNCTIONAL) if is_functional else ""
    shared = (CompetencyKind.MANAGERIAL, CompetencyKind.SOCIOCULTURAL)
    newest = Competency.objects.filter(agency=None, kind__in=shared).order_by("valid_from", "pk")
    known = Standard.objects.filter(kind=kind, grade=grade, position=None, competency__agency=None)
    for competency in {each.code: each for each in newest}.values():
        standard = Standard(
            kind=kind,
            grade=grade,
            competency=competency,
            level=int(row["required_level"]),
            **_dates(row),
        )
        succession.take_in(standard, known.filter(competency__code=competency.code))
