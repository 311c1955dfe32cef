"""What advice is reckoned from, in a few keys that differ as soon as any of it has changed.

A new figure of what posts ask is the one thing not among them: it shows within a day.
"""

from typing import Any

from django.db.models import DateField, Func, QuerySet, Subquery

from kawah.learning.curriculum.api import Course
from kawah.lib.prepared import Given, Prepared
from kawah.people.competencies.api import Held, Withdrawal
from kawah.people.directory.api import Appointment, Person


def _figure(rows: "QuerySet[Any]", column: str, function: str) -> Subquery:
    """One figure over rows, without grouping them."""
    figure = Func(column, function=function)
    return Subquery(rows.order_by().annotate(figure=figure).values("figure"))


def _posts() -> "QuerySet[Any]":
    on: Any = Given("on", DateField())
    return Appointment.objects.in_force(on=on).filter(person=Given("person"))


# Versions on offer are summed: a publication and a retirement both change the sum.
PERSON = Prepared(
    lambda: (
        Person.objects.filter(pk=Given("person"))
        .select_related("advice")
        .only("target_position", "agency", "advice")
        .annotate(
            post=_figure(_posts(), "pk", "SUM"),
            level=_figure(Held.objects.filter(person=Given("person")), "pk", "MAX"),
            withdrawals=_figure(
                Withdrawal.objects.filter(held__person=Given("person")), "pk", "COUNT"
            ),
            courses=_figure(Course.objects.filter(retired_at=None), "published", "SUM"),
        )
    )
)


def basis_of(row: Any) -> str:
    parts = (row.target_position_id, row.agency_id, row.post, row.level, row.withdrawals)
    return ":".join(str(part or 0) for part in (*parts, row.courses))
