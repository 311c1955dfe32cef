"""Reading the rules and targets in force, and whom a change of one of them concerns."""

from collections.abc import Collection, Iterable
from datetime import date

import msgspec
from django.db.models import DateField, Exists, OuterRef, QuerySet

from kawah.earned.hours.ledger import Balance, Line
from kawah.earned.hours.regulation import Rule, Target
from kawah.earned.hours.settlement import Conversion, conversion_on
from kawah.earned.hours.standing import Goal
from kawah.earned.hours.words import Period
from kawah.lib import jp
from kawah.lib.prepared import Given, Prepared
from kawah.people.directory.api import PositionKind

TARGETS = Prepared(
    lambda: Target.objects.in_force(on=Given("on", DateField())).order_by("valid_from")
)
# The posts that an exception names. Which of them are the "certain" ones no list says, so all are.
EXEMPT = {
    "JPT Utama tertentu dan JPT Madya tertentu": frozenset(
        {PositionKind.JPT_UTAMA, PositionKind.JPT_MADYA}
    )
}


def conversions(forms: Iterable[str]) -> dict[str, list[Conversion]]:
    """What the forms are and were worth, oldest first."""
    found: dict[str, list[Conversion]] = {}
    for rule in Rule.objects.filter(code__in=set(forms)).order_by("valid_from"):
        found.setdefault(rule.code, []).append(rule.conversion)
    return found


def conversion_of(form: str, *, on: date) -> Conversion | None:
    """What a form is worth on a day; None while its figure is not known."""
    return conversion_on(conversions([form]), form, on)


def goals(kinds: Iterable[str], *, on: date) -> dict[str, Goal]:
    """What a year asks of each kind of employee, in minutes."""
    found = {kind: Goal() for kind in kinds}
    for row in TARGETS(on=on):
        if row.employment_kind in found:
            found[row.employment_kind] = _with(found[row.employment_kind], row, on)
    return found


def rules_in_force(*, on: date) -> "QuerySet[Rule]":
    """What each form of development is worth on a day."""
    rows: QuerySet[Rule] = Rule.objects.in_force(on=on)
    return rows


def _with(goal: Goal, row: Target, on: date) -> Goal:
    """The goal with what one row says of it."""
    if row.exception:
        exempt = EXEMPT.get(row.exception, frozenset())
        return msgspec.structs.replace(goal, exempt=goal.exempt | exempt)
    if row.minimum_jp is not None and row.period == Period.CALENDAR_YEAR:
        goal = msgspec.structs.replace(
            goal,
            minimum=jp.to_minutes(row.minimum_jp, on=on),
            status=row.status,
            source=row.cited,
            note=row.note,
        )
    if row.maximum_jp is not None:
        maximum = jp.to_minutes(row.maximum_jp, on=on)
        goal = msgspec.structs.replace(goal, maximum=maximum, maximum_source=row.cited)
    return goal


def touched_since(form: str, *, since: date) -> int:
    """How many people's hours a change of a form's worth from a day on would settle anew."""
    lines = Line.objects.filter(form=form, local_day__gte=since)
    return lines.values("person").distinct().count()


def mark_stale(forms: Collection[str], *, since: date) -> None:
    """Have the worker settle anew whoever learned in these forms since a day."""
    touched = Line.objects.filter(
        person=OuterRef("person"), year=OuterRef("year"), form__in=forms, local_day__gte=since
    )
    Balance.objects.filter(Exists(touched)).update(is_stale=True)
