"""The people of an agency, counted by where they stand and by what is missing about them."""

from datetime import date

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When
from msgspec import Struct

from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Agency, Appointment, EmploymentKind, Person, Supervision


class States(Struct, frozen=True):
    """Each person is counted once: late before learning before finished before new."""

    late: int = 0
    learning: int = 0
    finished: int = 0
    new: int = 0

    @property
    def everyone(self) -> int:
        return self.late + self.learning + self.finished + self.new


class Gaps(Struct, frozen=True):
    """What keeps people from a post's suggestions, or from someone who looks after them."""

    without_post: int
    without_supervisor: int


def _employees(agencies: "QuerySet[Agency]") -> "QuerySet[Person]":
    rows: QuerySet[Person] = Person.objects.filter(agency__in=agencies, is_active=True)
    return rows.exclude(kind=EmploymentKind.NON_ASN)


def states_of(agencies: "QuerySet[Agency]", *, on: date) -> States:
    taken = Enrollment.objects.filter(person=OuterRef("pk"), is_open=True)
    underway = taken.filter(completed_at=None)
    rows = _employees(agencies).annotate(
        state=Case(
            When(Exists(underway.filter(due_on__lt=on)), then=Value("late")),
            When(Exists(underway), then=Value("learning")),
            When(Exists(taken), then=Value("finished")),
            default=Value("new"),
            output_field=CharField(),
        )
    )
    return States(**dict(rows.order_by().values_list("state").annotate(count=Count("pk"))))


def gaps_of(agencies: "QuerySet[Agency]", *, on: date) -> Gaps:
    post = Appointment.objects.in_force(on=on).filter(person=OuterRef("pk"))
    tie = Supervision.objects.in_force(on=on).filter(person=OuterRef("pk"))
    counted = _employees(agencies).aggregate(
        without_post=Count("pk", filter=~Q(Exists(post))),
        without_supervisor=Count("pk", filter=~Q(Exists(tie))),
    )
    return Gaps(**counted)
