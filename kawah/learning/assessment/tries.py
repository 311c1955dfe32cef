"""How often a person may still take a quiz. Leaving the course and coming back changes nothing."""

from django.db.models import Max
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
    used = taken.aggregate(number=Max("number"))["number"] or 0
    if not quiz.attempts_allowed:
        return Tries(used, None)
    added = Allowance.objects.filter(quiz=quiz, person=person).count()
    return Tries(used, quiz.attempts_allowed + added)
