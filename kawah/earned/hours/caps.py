"""How much of a form of learning counts on one day, and whether that is reached."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import CharField, DateField, IntegerField, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kawah.earned.hours.ledger import Entry
from kawah.earned.hours.regulation import Rule
from kawah.earned.hours.words import CapUnit
from kawah.lib import jp
from kawah.lib.prepared import Given, Prepared
from kawah.people.directory.api import Person


def _capped() -> "QuerySet[Rule]":
    rows = Rule.objects.in_force(on=Given("on", DateField()))
    capped = rows.filter(code=Given("form", CharField()), cap_unit=CapUnit.JP_PER_DAY)
    return capped.order_by("-valid_from")


def _capped_and_counted() -> "QuerySet[Rule]":
    """With the minutes of a person that count on the day."""
    entries = Entry.objects.filter(
        person=Given("person"),
        line__local_day=Given("on", DateField()),
        line__form=Given("form", CharField()),
    )
    sums: Any = entries.order_by().values("person").annotate(of=Sum("minutes")).values("of")
    return _capped().annotate(counted=Coalesce(Subquery(sums, output_field=IntegerField()), 0))


CAPPED, COUNTED = Prepared(_capped), Prepared(_capped_and_counted)


def minutes_a_day(form: str, *, on: date) -> int | None:
    """The most minutes of a form that count on a day; None where no rule says."""
    rule = CAPPED.first(form=form, on=on)
    return None if rule is None or rule.cap_value is None else jp.to_minutes(rule.cap_value, on=on)


def cap_reached(person: Person, form: str, *, on: date) -> Decimal | None:
    """The day's cap in JP once it is reached: nothing more of this form counts on that day."""
    rule: Any = COUNTED.first(person=person.pk, form=form, on=on)
    if rule is None or rule.cap_value is None:
        return None
    cap: Decimal = rule.cap_value
    return cap if rule.counted >= jp.to_minutes(cap, on=on) else None
