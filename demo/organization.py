"""The demo's agencies, units, posts, technical competencies and what posts ask of them."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from kawah.people.competencies.api import Competency, CompetencyKind, Standard, Status
from kawah.people.directory.api import Agency, Position, Unit, path_under

HERE = Path(__file__).parent
SOURCE = "ditetapkan untuk demo"


def tables() -> dict[str, Any]:
    return tomllib.loads((HERE / "agencies.toml").read_text(encoding="utf-8"))


def load(*, today: date) -> None:
    """Make everything that is not there yet."""
    data = tables()
    for row in data["agency"]:
        _units(_agency(row), row["units"])
    for row in data["position"]:
        _position(row)
    for row in data["competency"]:
        _competency(row, today)
    for row in data["standard"]:
        _standard(row, today)


def _agency(row: dict[str, Any]) -> Agency:
    parent = Agency.objects.filter(code=row.get("parent", "")).first()
    names = ("name", "short_name", "tier", "province_code", "time_zone", "remote_class")
    agency, _ = Agency.objects.get_or_create(
        code=row["code"],
        defaults={
            **{name: row[name] for name in (*names, "help_contact", "seat")},
            "regency": row.get("regency", ""),
            "parent": parent,
            "path": path_under(parent, row["code"]),
        },
    )
    return agency


def _units(agency: Agency, rows: list[dict[str, str]]) -> None:
    for row in rows:
        parent = agency.units.filter(code=row.get("parent", "")).first()
        Unit.objects.get_or_create(
            agency=agency,
            code=row["code"],
            defaults={
                "name": row["name"],
                "parent": parent,
                "path": path_under(parent, row["code"]),
            },
        )


def _position(row: dict[str, str]) -> None:
    Position.objects.get_or_create(
        code=row["code"],
        defaults={"name": row["name"], "kind": row["kind"], "grade": row.get("grade", "")},
    )


def _competency(row: dict[str, Any], today: date) -> None:
    Competency.objects.get_or_create(
        code=row["code"],
        defaults={
            "name": row["name"],
            "kind": CompetencyKind.TECHNICAL,
            "focus": row["focus"],
            "status": Status.UNVERIFIED,
            "source": SOURCE,
            "valid_from": date(today.year, 1, 1),
        },
    )


def _standard(row: dict[str, Any], today: date) -> None:
    Standard.objects.get_or_create(
        position=Position.objects.get(code=row["position"]),
        competency=Competency.objects.get(code=row["competency"]),
        defaults={
            "level": row["level"],
            "status": Status.UNVERIFIED,
            "source": SOURCE,
            "valid_from": date(today.year, 1, 1),
        },
    )
