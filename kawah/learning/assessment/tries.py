"""How often a person may still take a quiz. Leaving the course and coming back changes nothing."""

from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce
from msgspec import Struct

from kawah.learning.assessment.allowances import Allowance
from kawah.learning.assessment.attempts import Attempt
from kawah.learning.assessment.quizzes import Quiz
from kawah.people.directory.api import Person


class Tries(Struct, frozen=True):
    """`allowed` is None without limit; it holds what trainers have added."""

    used: int
    allowed: int | None

    @property
    def left(self) -> int | None:
        return None if self.allowed is None else max(0, self.allowed - self.used)


def tries_of(person: Person, quiz: Quiz) -> Tries:
    """Counted in every enrollment of the person in this version of the course."""
    taken = Attempt.objects.filter(quiz=quiz, enrollment__person=person)
    granted = Allowance.objects.filter(quiz=quiz, person=person).order_by().values("quiz")
    used, added = (
        Quiz.objects.filter(pk=quiz.pk)
        .values_list(
            Coalesce(Subquery(taken.order_by("-number").values("number")[:1]), 0),
            Coalesce(Subquery(granted.annotate(number=Count("pk")).values("number")), 0),
        )
        .get()
    )
    return Tries(used, quiz.attempts_allowed + added if quiz.attempts_allowed else None)
