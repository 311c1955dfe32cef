"""Where people stand with what they learn, each of them once."""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, QuerySet, Value, When
from msgspec import Struct

from kawah.learning.enrollment.models import Enrollment
from kawah.people.directory.api import Person


class States(Struct, frozen=True):
    """Each person is counted once: late before learning before finished before new."""

    late: int = 0
    learning: int = 0
    finished: int = 0
    new: int = 0

    @property
    def everyone(self) -> int:
        return self.late + self.learning + self.finished + self.new


def with_state(people: "QuerySet[Person]", *, on: date) -> "QuerySet[Any]":
    """The people with where each stands: a name of `States`."""
    taken = Enrollment.objects.filter(person=OuterRef("pk"), is_open=True)
    return people.annotate(
        state=Case(
            When(Exists(taken.late(on=on)), then=Value("late")),
            When(Exists(taken.filter(completed_at=None)), then=Value("learning")),
            When(Exists(taken), then=Value("finished")),
            default=Value("new"),
            output_field=CharField(),
        )
    )


def states_of(people: "QuerySet[Person]", *, on: date) -> States:
    """How many of the people stand where."""
    rows = with_state(people, on=on).order_by().values_list("state")
    return States(**dict(rows.annotate(count=Count("pk"))))
