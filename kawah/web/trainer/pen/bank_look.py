"""A question of a bank as a learner sees it."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from kawah.learning.assessment.api import Essay, Question
from kawah.learning.player.api import State, trying
from kawah.web.trainer import words


def looked_at(
    questions: tuple[Question, ...], place: int | None, state: State
) -> dict[str, object]:
    """A question as a learner sees it."""
    if place is None:
        return {}
    question = questions[place]
    return {"preview": _drawn(question, state), "place": place + 1, "essay": _essay(question)}


def _drawn(question: Question, state: State) -> SafeString | None:
    if isinstance(question.body, Essay):
        return None
    html = trying.drafted_question(
        question, seed=question.key, language=get_language() or "id", state=state
    )
    return mark_safe(html)  # noqa: S308 - made of sanitised parts


def _essay(question: Question) -> SafeString | None:
    return words.html_of(question.stem) if isinstance(question.body, Essay) else None
