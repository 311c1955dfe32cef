"""Changing a rule or a target: a change ends a row and opens another. What has not begun before
today may still be amended, and what is only planned may be withdrawn."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

import msgspec
from django.db import transaction

from kawah.earned.hours import locks
from kawah.earned.hours.regulation import Bounds, Dated, Rule, Target, Terms
from kawah.earned.hours.rules import mark_stale
from kawah.earned.hours.words import Basis, CapUnit
from kawah.lib import jp, succession
from kawah.lib.succession import PlannedByTables, ReasonMissing, RowBegun, RowEnded
from kawah.people.directory.api import Person
from kawah.records import api as records

MINUTES_A_DAY = 24 * 60
FIGURES = {
    Terms: ("jp_national", "jp_international", "international_multiplier", "cap_value"),
    Bounds: ("minimum_jp", "maximum_jp"),
}
Row = TypeVar("Row", Rule, Target)


class TermsUnusable(Exception):
    """The figures contradict each other, as a cap without its unit does."""


class FigureUnusable(TermsUnusable):
    """One figure cannot be; `field` names it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class FigureNotAboveZero(FigureUnusable):
    """A figure is zero or less; where there is none, it is left out."""


class MoreThanADay(FigureUnusable):
    """More JP a day than a day has."""


class LeastAboveMost(FigureUnusable):
    """A year would ask for more of a kind of employee than `most`, which is the most it allows."""

    def __init__(self, field: str, *, least: Decimal, most: Decimal) -> None:
        super().__init__(field)
        self.least, self.most = least, most


@transaction.atomic
def change_rule(
    rule: Rule, terms: Terms, *, valid_from: date, on: date, by: Person, now: datetime, why: str
) -> Rule:
    """Let a form be worth something else from a day on; what is settled already is settled anew.

    Raises ReasonMissing, RowEnded, ChangeTooEarly, ChangeTooLate, TermsUnusable.
    """
    locks.pass_alone()
    held = Rule.objects.get(pk=rule.pk)
    demand(held, terms, valid_from=valid_from, on=on, why=why)
    before = held.terms
    successor = Rule(
        code=held.code, form=held.form, delivery_class=held.delivery_class, **_fields(terms)
    )
    changed = _amend_or_succeed(held, successor, terms, valid_from=valid_from)
    if changed != held or terms != before:
        _note(held, changed, before, terms, by=by, now=now, why=why)
        mark_stale([held.code], since=valid_from)
    return changed


@transaction.atomic
def change_target(
    target: Target,
    bounds: Bounds,
    *,
    valid_from: date,
    on: date,
    by: Person,
    now: datetime,
    why: str,
) -> Target:
    """Let a year ask something else of a kind of employee, from a day on.

    Raises ReasonMissing, RowEnded, ChangeTooEarly, ChangeTooLate, FigureNotAboveZero,
    LeastAboveMost.
    """
    locks.pass_alone()
    held = Target.objects.get(pk=target.pk)
    demand(held, bounds, valid_from=valid_from, on=on, why=why)
    before = held.bounds
    successor = Target(
        employment_kind=held.employment_kind,
        exception=held.exception,
        period=held.period,
        **_fields(bounds),
    )
    changed = _amend_or_succeed(held, successor, bounds, valid_from=valid_from)
    if changed != held or bounds != before:
        _note(held, changed, before, bounds, by=by, now=now, why=why)
    return changed


@transaction.atomic
def withdraw_plan(
    row: Rule | Target, *, on: date, by: Person, now: datetime, why: str
) -> Rule | Target:
    """Take back a row that is only planned: it goes, and the one before it is open
    again and returned.

    Raises ReasonMissing, RowEnded, RowBegun, PlannedByTables.
    """
    locks.pass_alone()
    held = type(row)._default_manager.filter(pk=row.pk).first()
    if not why.strip():
        raise ReasonMissing
    if held is None or held.valid_to is not None:
        raise RowEnded
    if not held.is_planned(on=on):
        raise RowBegun
    if not _was_planned_here(held):
        raise PlannedByTables
    before = held.siblings().get(valid_to=held.valid_from - timedelta(days=1))
    succession.take_back(held, before)
    records.note(
        verb="hours.figure_withdrawn",
        subject=subject_of(held),
        by=by.uuid,
        now=now,
        before=_dated(held, _figures_of(held)),
        why=why,
    )
    if isinstance(held, Rule):  # where it is tomorrow already, somebody may have learned by it
        mark_stale([held.code], since=held.valid_from)
    reopened: Rule | Target = before
    return reopened


def demand(held: Dated, after: Terms | Bounds, *, valid_from: date, on: date, why: str) -> None:
    """See whether a change may be made, and change nothing.

    Raises ReasonMissing, RowEnded, ChangeTooEarly, ChangeTooLate, TermsUnusable.
    """
    _demand_usable(after, on=on)
    succession.demand(held, valid_from=valid_from, on=on, why=why)
    if isinstance(held, Target) and isinstance(after, Bounds):
        _demand_room(held, after, on=valid_from)


def subject_of(row: Dated) -> str:
    """Under which name the changes of a rule, or of a kind of employee's targets, are noted."""
    if isinstance(row, Rule):
        return f"jp_rule/{row.code}"
    if isinstance(row, Target):
        return f"jp_target/{row.employment_kind}"
    raise TypeError(row)


def most_a_day(*, on: date) -> int:
    """The JP that a whole day has."""
    return MINUTES_A_DAY // jp.minutes_per_jp(on=on)


def _amend_or_succeed(held: Row, successor: Row, after: Terms | Bounds, *, valid_from: date) -> Row:
    if valid_from != held.valid_from:
        succession.succeed(held, successor, valid_from=valid_from)
        return successor
    fields = _fields(after)
    for name, value in fields.items():
        setattr(held, name, value)
    held.save(update_fields=list(fields))
    return held


def _was_planned_here(row: Dated) -> bool:
    """Whether somebody opened it by a change."""
    noted = records.Change.objects.filter(verb="hours.figure_changed", subject=subject_of(row))
    return noted.filter(after__valid_from=row.valid_from.isoformat()).exists()


def _demand_usable(after: Terms | Bounds, *, on: date) -> None:
    for name in FIGURES[type(after)]:
        figure = getattr(after, name)
        if figure is not None and figure <= 0:
            raise FigureNotAboveZero(name)
    if not isinstance(after, Terms):
        return
    is_half_cap = (after.cap_value is None) != (after.cap_unit == CapUnit.NONE)
    is_unknown = after.basis not in Basis.values or after.cap_unit not in CapUnit.values
    if is_half_cap or is_unknown:
        raise TermsUnusable
    for name, figure in _a_day(after):
        if figure is not None and figure > most_a_day(on=on):
            raise MoreThanADay(name)


def _demand_room(held: Target, after: Bounds, *, on: date) -> None:
    """See whether a year still allows what it asks for, with what other rows say of the kind."""
    others = Target.objects.in_force(on=on).filter(
        employment_kind=held.employment_kind, exception=held.exception
    )
    beside = [row.bounds for row in others.exclude(pk__in=held.siblings())]
    least = max((one.minimum_jp for one in (after, *beside) if one.minimum_jp), default=None)
    most = min((one.maximum_jp for one in (after, *beside) if one.maximum_jp), default=None)
    if least is not None and most is not None and least > most:
        field = "maximum_jp" if after.maximum_jp == most else "minimum_jp"
        raise LeastAboveMost(field, least=least, most=most)


def _a_day(terms: Terms) -> Iterator[tuple[str, Decimal | None]]:
    """The figures that say how many JP a day has at most."""
    if terms.basis == Basis.PER_DAY:
        yield "jp_national", terms.jp_national
        yield "jp_international", terms.jp_international
    if terms.cap_unit == CapUnit.JP_PER_DAY:
        yield "cap_value", terms.cap_value


def _note(
    held: Dated,
    changed: Dated,
    before: Terms | Bounds,
    after: Terms | Bounds,
    *,
    by: Person,
    now: datetime,
    why: str,
) -> None:
    records.note(
        verb="hours.figure_amended" if changed == held else "hours.figure_changed",
        subject=subject_of(held),
        by=by.uuid,
        now=now,
        before=_dated(held, before),
        after=_dated(changed, after),
        why=why,
    )


def _figures_of(row: Rule | Target) -> Terms | Bounds:
    return row.terms if isinstance(row, Rule) else row.bounds


def _fields(figures: Terms | Bounds) -> dict[str, Any]:
    return msgspec.structs.asdict(figures)


def _dated(row: Dated, figures: Terms | Bounds) -> dict[str, str | None]:
    """What a row says from which day on, as it is noted."""
    return {**_plain(_fields(figures)), "valid_from": row.valid_from.isoformat()}


def _plain(fields: Mapping[str, Any]) -> dict[str, str | None]:
    return {
        name: str(value) if isinstance(value, Decimal) else value for name, value in fields.items()
    }
