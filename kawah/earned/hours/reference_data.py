"""Loading of rules and targets from reference/*.csv. Loading twice changes nothing, and never
undoes what the national admin has changed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from kawah.earned.hours import locks, rules
from kawah.earned.hours.regulation import Rule, Target
from kawah.lib import succession, tables

FOLDER = Path(__file__).parent / "reference"


@transaction.atomic
def load() -> None:
    """Bring in what the tables say and the database does not know yet."""
    locks.pass_alone()
    conversions = [_rule(row) for row in tables.rows(FOLDER / "jp_conversion.csv")]
    fresh = succession.take_in(conversions, known=Rule.objects.all(), key=_form)
    for since in {rule.valid_from for rule in fresh}:
        opened = [rule.code for rule in fresh if rule.valid_from == since]
        rules.mark_stale(opened, since=since)
    targets = [
        _target(row)
        for name in ("annual_jp_targets.csv", "assumed_targets.csv")
        for row in tables.rows(FOLDER / name)
    ]
    succession.take_in(targets, known=Target.objects.all(), key=_asked)


def _form(rule: Rule) -> str:
    return rule.code


def _asked(target: Target) -> tuple[str, str, str]:
    return (target.employment_kind, target.exception, target.period)


def _rule(row: Mapping[str, str]) -> Rule:
    return Rule(
        code=row["code"],
        form=row["form"],
        delivery_class=row["delivery_class"],
        basis=row["basis"],
        jp_national=_figure(row["jp_national"]),
        jp_international=_figure(row["jp_international"]),
        international_multiplier=_figure(row["international_multiplier"]),
        cap_value=_figure(row["cap_value"]),
        cap_unit=row["cap_unit"],
        evidence=row["evidence"],
        approving_role=row["approving_role"],
        regulation=row["regulation"],
        valid_from=_opening_day(row),
        valid_to=tables.closing_day(row["valid_to"]),
        status=row["status"],
        source=row["source"],
        note=row["note_id"],
    )


def _target(row: Mapping[str, str]) -> Target:
    return Target(
        employment_kind=row["employment_kind"],
        exception=row["exception"],
        minimum_jp=_figure(row["minimum_jp"]),
        maximum_jp=_figure(row["maximum_jp"]),
        period=row["period"],
        article=row["article"],
        regulation=row["regulation"],
        valid_from=_opening_day(row),
        valid_to=tables.closing_day(row["valid_to"]),
        status=row["status"],
        source=row["source"],
        note=row["note_id"],
    )


def _figure(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _opening_day(row: Mapping[str, str]) -> date:
    """Raises ValueError when a table leaves it open from when on its figure holds."""
    day = tables.opening_day(row["valid_from"])
    if day is None:
        raise ValueError("valid_from")
    return day
