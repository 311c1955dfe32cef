"""How much of a form of learning counts on one day."""

from datetime import date

from django.db.models import CharField, DateField

from kawah.earned.hours.regulation import Rule
from kawah.earned.hours.words import CapUnit
from kawah.lib import jp
from kawah.lib.prepared import Given, Prepared

CAPPED = Prepared(
    lambda: (
        Rule.objects.in_force(on=Given("on", DateField()))
        .filter(code=Given("form", CharField()), cap_unit=CapUnit.JP_PER_DAY)
        .order_by("-valid_from")
    )
)


def minutes_a_day(form: str, *, on: date) -> int | None:
    """The most minutes of a form that count on a day; None where no rule says."""
    rule = CAPPED.first(form=form, on=on)
    return None if rule is None or rule.cap_value is None else jp.to_minutes(rule.cap_value, on=on)
