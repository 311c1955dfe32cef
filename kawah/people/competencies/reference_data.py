"""Loads the dictionary and the standards from reference/*.csv; twice changes nothing. A newer row
of a table ends the older one, and the end of a row that is known is taken over."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kawah.lib import succession, tables
from kawah.people.competencies.models import Competency, CompetencyKind, Standard
from kawah.people.directory.api import PositionKind

FOLDER = Path(__file__).parent / "reference"
Row = Mapping[str, str]
FUNCTIONAL = "JF_"  # prefix of the functional grades in position_levels.csv


def load() -> None:
    for name in ("competencies.csv", "values_and_literacies.csv"):
        take_in_competencies(tables.rows(FOLDER / name))
    take_in_standards(tables.rows(FOLDER / "position_levels.csv"))


def take_in_competencies(rows: Iterable[Row]) -> None:
    national = Competency.objects.filter(agency=None)
    succession.take_in(map(_competency, rows), known=national, key=lambda one: one.code)


def take_in_standards(rows: Iterable[Row]) -> None:
    known = Standard.objects.filter(position=None, competency__agency=None)
    succession.take_in(_standards(rows), known=known.select_related("competency"), key=_asked)


def _dates(row: Row) -> dict[str, Any]:
    return {
        "regulation": row["regulation"],
        "valid_from": tables.opening_day(row["valid_from"]),
        "valid_to": tables.closing_day(row["valid_to"]),
        "status": row["status"],
        "source": row["source"],
    }


def _competency(row: Row) -> Competency:
    focus = [row.get(f"level_{level}_focus", "") for level in range(1, 6)]
    return Competency(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        level_count=int(row["level_count"]),
        focus=focus if any(focus) else [],
        **_dates(row),
    )


def _standards(table: Iterable[Row]) -> Iterator[Standard]:
    """The managerial and socio-cultural competencies share one level for a kind of post. What was
    added to the dictionary by people is asked by whom they say."""
    shared = (CompetencyKind.MANAGERIAL, CompetencyKind.SOCIOCULTURAL)
    listed = [row["code"] for row in tables.rows(FOLDER / "competencies.csv")]
    known = Competency.objects.filter(agency=None, kind__in=shared, code__in=listed)
    rows = known.order_by("valid_from", "pk")
    newest = {each.code: each for each in rows}
    for row in table:
        post = row["position_kind"]
        is_functional = post.startswith(FUNCTIONAL)
        kind = PositionKind.FUNCTIONAL if is_functional else PositionKind(post)
        grade = post.removeprefix(FUNCTIONAL) if is_functional else ""
        for competency in newest.values():
            yield Standard(
                kind=kind,
                grade=grade,
                competency=competency,
                level=int(row["required_level"]),
                **_dates(row),
            )


def _asked(standard: Standard) -> tuple[str, str, str]:
    """What a standard is about, whichever of its competency's rows it names."""
    return (standard.kind, standard.grade, standard.competency.code)
