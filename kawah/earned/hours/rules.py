"""Reading the rules and targets in force, and changing them: a change ends a row and opens one."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import DateField, Exists, OuterRef, QuerySet

from kawah.earned.hours import locks
from kawah.earned.hours.ledger import Balance, Line
from kawah.earned.hours.regulation import Bounds, Dated, Rule, Target, Terms
from kawah.earned.hours.settlement import Conversion
from kawah.earned.hours.standing import Goal
from kawah.earned.hours.words import Basis, CapUnit, Period
from kawah.lib import jp, succession
from kawah.lib.prepared import Given, Prepared
from kawah.people.directory.api import Person, PositionKind
from kawah.records import api as records

TARGETS = Prepared(
    lambda: Target.objects.in_force(on=Given("on", DateField())).order_by("valid_from")
)
# The posts that an exception names. Which of them are the "certain" ones no list says, so all are.
EXEMPT = {
    "JPT Utama tertentu dan JPT Madya tertentu": frozenset(
        {PositionKind.JPT_UTAMA, PositionKind.JPT_MADYA}
    )
}


class ReasonMissing(Exception):
    """A regulated figure cannot be changed without saying why."""


class RowEnded(Exception):
    """The row has an end already; only the row without end can be followed by another."""


class ChangeTooEarly(Exception):
    """The new row would open on or before the day the present one opened."""


class TermsUnusable(Exception):
    """The figures contradict each other: a negative one, or a cap without its unit."""


def conversions(forms: Iterable[str]) -> dict[str, list[Conversion]]:
    """What the forms are and were worth, oldest first."""
    found: dict[str, list[Conversion]] = {}
    for rule in Rule.objects.filter(code__in=set(forms)).order_by("valid_from"):
        found.setdefault(rule.code, []).append(rule.conversion)
    return found


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


@transaction.atomic
def change_rule(
    rule: Rule, terms: Terms, *, valid_from: date, by: Person, now: datetime, why: str
) -> Rule:
    """Let a form be worth something else from a day on; what is settled already is settled anew.

    Raises ReasonMissing, RowEnded, ChangeTooEarly, TermsUnusable.
    """
    locks.pass_alone()
    held = Rule.objects.get(pk=rule.pk)
    demand(held, terms, valid_from=valid_from, why=why)
    successor = Rule(
        code=held.code, form=held.form, delivery_class=held.delivery_class, **_fields(terms)
    )
    before = held.terms
    succession.succeed(held, successor, valid_from=valid_from)
    _note(subject_of(held), before, terms, valid_from=valid_from, by=by, now=now, why=why)
    mark_stale(held.code, since=valid_from)
    return successor


@transaction.atomic
def change_target(
    target: Target, bounds: Bounds, *, valid_from: date, by: Person, now: datetime, why: str
) -> Target:
    """Let a year ask something else of a kind of employee, from a day on.

    Raises ReasonMissing, RowEnded, ChangeTooEarly.
    """
    locks.pass_alone()
    held = Target.objects.get(pk=target.pk)
    demand(held, bounds, valid_from=valid_from, why=why)
    successor = Target(
        employment_kind=held.employment_kind,
        exception=held.exception,
        period=held.period,
        **_fields(bounds),
    )
    before = held.bounds
    succession.succeed(held, successor, valid_from=valid_from)
    _note(subject_of(held), before, bounds, valid_from=valid_from, by=by, now=now, why=why)
    return successor


def demand(held: Dated, after: Terms | Bounds, *, valid_from: date, why: str) -> None:
    """See whether a change may be made, and change nothing.

    Raises ReasonMissing, RowEnded, ChangeTooEarly, TermsUnusable.
    """
    if isinstance(after, Terms):
        _demand_usable(after)
    if not why.strip():
        raise ReasonMissing
    if held.valid_to is not None:
        raise RowEnded
    if valid_from <= held.valid_from:
        raise ChangeTooEarly


def subject_of(row: Dated) -> str:
    """Under which name the changes of a rule, or of a kind of employee's targets, are noted."""
    if isinstance(row, Rule):
        return f"jp_rule/{row.code}"
    if isinstance(row, Target):
        return f"jp_target/{row.employment_kind}"
    raise TypeError(row)


def touched_since(form: str, *, since: date) -> int:
    """How many people's hours a change of a form's worth from a day on would settle anew."""
    lines = Line.objects.filter(form=form, local_day__gte=since)
    return lines.values("person").distinct().count()


def mark_stale(form: str, *, since: date) -> None:
    """Have the worker settle anew whoever learned in this form since a day."""
    touched = Line.objects.filter(
        person=OuterRef("person"), year=OuterRef("year"), form=form, local_day__gte=since
    )
    Balance.objects.filter(Exists(touched)).update(is_stale=True)


def _demand_usable(terms: Terms) -> None:
    figures = (
        terms.jp_national,
        terms.jp_international,
        terms.international_multiplier,
        terms.cap_value,
    )
    is_half_cap = (terms.cap_value is None) != (terms.cap_unit == CapUnit.NONE)
    is_negative = any(figure is not None and figure < 0 for figure in figures)
    is_unknown = terms.basis not in Basis.values or terms.cap_unit not in CapUnit.values
    if is_half_cap or is_negative or is_unknown:
        raise TermsUnusable


def _fields(terms: Terms | Bounds) -> dict[str, Any]:
    return msgspec.structs.asdict(terms)


def _note(
    subject: str,
    before: Terms | Bounds,
    after: Terms | Bounds,
    *,
    valid_from: date,
    by: Person,
    now: datetime,
    why: str,
) -> None:
    records.note(
        verb="hours.figure_changed",
        subject=subject,
        by=by.uuid,
        now=now,
        before=_plain(_fields(before)),
        after={**_plain(_fields(after)), "valid_from": valid_from.isoformat()},
        why=why,
    )


def _plain(fields: Mapping[str, Any]) -> dict[str, str | None]:
    return {
        name: str(value) if isinstance(value, Decimal) else value for name, value in fields.items()
    }
