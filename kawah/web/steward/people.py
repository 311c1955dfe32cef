"""The people of an agency, counted by where they stand."""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, QuerySet, Value, When
from msgspec import Struct

from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Agency, EmploymentKind, Person


class States(Struct, frozen=True):
    """Each person is counted once: late before learning before finished before new."""

    late: int = 0
    learning: int = 0
    finished: int = 0
    new: int = 0

    @property
    def everyone(self) -> int:
        return self.late + self.learning + self.finished + self.new


def employees(agencies: "QuerySet[Agency]") -> "QuerySet[Person]":
    rows: QuerySet[Person] = Person.objects.filter(agency__in=agencies, is_active=True)
    return rows.exclude(kind=EmploymentKind.NON_ASN)


def with_state(people: "QuerySet[Person]", *, on: date) -> "QuerySet[Any]":
    """The people with where each stands: a name of `States`."""
    taken = Enrollment.objects.filter(person=OuterRef("pk"), is_open=True)
    underway = taken.filter(completed_at=None)
    return people.annotate(
        state=Case(
            When(Exists(underway.filter(due_on__lt=on)), then=Value("late")),
            When(Exists(underway), then=Value("learning")),
            When(Exists(taken), then=Value("finished")),
            default=Value("new"),
            output_field=CharField(),
        )
    )


def states_of(agencies: "QuerySet[Agency]", *, on: date) -> States:
    rows = with_state(employees(agencies), on=on).order_by().values_list("state")
    return States(**dict(rows.annotate(count=Count("pk"))))
