"""Which activities of a published version ask a learner to show something."""

from functools import lru_cache

from kawah.learning.assessment.banks import ItemVersion
from kawah.learning.assessment.quizzes import Quiz
from kawah.lib.questions.shape import Essay


@lru_cache(maxsize=2000)
def evidence_of(version: int) -> frozenset[int]:
    """The keys of exams, and of quizzes with words that a person marks; a published version never
    changes, so they are kept in memory."""
    quizzes = Quiz.objects.filter(activity__version=version)
    return frozenset(quiz.pk for quiz in quizzes if quiz.is_exam or asks_essay(quiz))


def asks_essay(quiz: Quiz) -> bool:
    """Whether a paper of this quiz may hold an essay."""
    keys = {key for slots in quiz.slots for key in slots.pool}
    return any(
        isinstance(version.question.body, Essay)
        for version in ItemVersion.objects.filter(pk__in=keys)
    )
