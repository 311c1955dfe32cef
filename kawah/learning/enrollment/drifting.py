"""Who may need a word: late, or not seen for long."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q
from msgspec import Struct

from kawah.learning.curriculum.api import Teacher
from kawah.learning.enrollment.models import Enrollment
from kawah.people.directory.api import Person

QUIET = timedelta(days=14)


class Drifting(Struct, frozen=True):
    enrollment: Enrollment
    is_late: bool


def drifting(trainer: Person, *, today: date, now: datetime, at_most: int) -> list[Drifting]:
    """Learners of what a trainer teaches: the earliest due first, then the longest away."""
    quiet = Q(last_at__lt=now - QUIET) | Q(last_at=None, enrolled_at__lt=now - QUIET)
    teaches = Teacher.objects.filter(version=OuterRef("version"), person=trainer)
    underway = Enrollment.objects.filter(Exists(teaches), is_open=True, completed_at=None)
    late = Q(pk__in=Enrollment.objects.late(on=today).values("pk"))
    rows = (
        underway.filter(late | quiet)
        .select_related("person", "course")
        .order_by(F("due_on").asc(nulls_last=True), F("last_at").asc(nulls_first=True), "pk")
    )
    return [Drifting(row, row.is_late(on=today)) for row in rows[:at_most]]
