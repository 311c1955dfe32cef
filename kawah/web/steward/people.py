"""The people somebody looks after, counted by where they stand."""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, QuerySet, Value, When
from msgspec import Struct

from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import EmploymentKind, Person, Reach, Scope


class States(Struct, frozen=True):
    """Each person is counted once: late before learning before finished before new."""

    late: int = 0
    learning: int = 0
    finished: int = 0
    new: int = 0

    @property
    def everyone(self) -> int:
        return self.late + self.learning + self.finished + self.new


def anyone_of(scope: Scope, *, on: date) -> "QuerySet[Person]":
    """Everyone at work whom a scope over others reaches."""
    rows: QuerySet[Person] = Person.objects.visible_to(scope, on=on).filter(is_active=True)
    return rows.none() if scope.reach == Reach.OWN else rows


def employees(scope: Scope, *, on: date) -> "QuerySet[Person]":
    return anyone_of(scope, on=on).exclude(kind=EmploymentKind.NON_ASN)


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


def states_of(scope: Scope, *, on: date) -> States:
    rows = with_state(employees(scope, on=on), on=on).order_by().values_list("state")
    return States(**dict(rows.annotate(count=Count("pk"))))
