"""How often a person may still take a quiz. Leaving the course and coming back changes nothing; who
completed it and takes it anew begins to count anew."""

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from msgspec import Struct

from kawah.learning.assessment.allowances import Allowance
from kawah.learning.assessment.attempts import Attempt
from kawah.learning.assessment.quizzes import Quiz
from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Person


class Tries(Struct, frozen=True):
    """`allowed` is None without limit; it holds what trainers have added. `is_held`: an attempt
    waits to be marked, and another one would be given away before its result is known."""

    used: int
    allowed: int | None
    is_held: bool = False

    @property
    def left(self) -> int | None:
        return None if self.allowed is None else max(0, self.allowed - self.used)


def spent_before(person: Person | OuterRef, quiz: int | OuterRef) -> Subquery:
    """The number of the last attempt in a completed enrollment, where the course is taken anew."""
    anew = Enrollment.objects.filter(
        person=OuterRef("enrollment__person"),
        version=OuterRef("enrollment__version"),
        is_open=True,
        completed_at=None,
    )
    rows = Attempt.objects.filter(
        Exists(anew), quiz=quiz, enrollment__person=person, enrollment__completed_at__isnull=False
    )
    return Subquery(rows.order_by("-number").values("number")[:1])


def tries_of(person: Person, quiz: Quiz) -> Tries:
    """Counted in every enrollment of the person in this version of the course, up to completion."""
    taken = Attempt.objects.filter(quiz=quiz, enrollment__person=person)
    granted = Allowance.objects.filter(quiz=quiz, person=person).order_by().values("quiz")
    to_mark = taken.filter(submitted_at__isnull=False, fraction=None)
    used, added, spent, is_waiting = (
        Quiz.objects.filter(pk=quiz.pk)
        .values_list(
            Coalesce(Subquery(taken.order_by("-number").values("number")[:1]), 0),
            Coalesce(Subquery(granted.annotate(number=Count("pk")).values("number")), 0),
            Coalesce(spent_before(person, quiz.pk), 0),
            Exists(to_mark),
        )
        .get()
    )
    allowed = quiz.attempts_allowed + added + spent if quiz.attempts_allowed else None
    return Tries(used, allowed, is_held=is_waiting and (quiz.is_exam or allowed is not None))
