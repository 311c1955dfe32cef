"""What came of an attempt: the result, and as much feedback as the quiz gives."""

from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Attempt, FeedbackMode, Question, Response, Score
from kawah.web.learner import paper

ALWAYS = (FeedbackMode.IMMEDIATE, FeedbackMode.AFTER_ATTEMPT)


def state_of(score: Score) -> str:
    if score.is_pending:
        return "seen"
    if score.fraction >= 0.999:
        return "right"
    return "partly" if score.fraction > 0 else "wrong"


def word_of(state: str) -> str:
    words = {
        "right": _("Benar"),
        "partly": _("Sebagian benar"),
        "wrong": _("Belum tepat"),
        "seen": _("Menunggu dinilai widyaiswara"),
    }
    return words[state]


def verdict(question: Question, score: Score) -> SafeString:
    """The word and the shape of a result, and what the author says to it and to everyone."""
    state = state_of(score)
    texts = [text for text in (*score.feedback, question.feedback) if text.value]
    remarks = "".join(f'<div class="remark">{paper.stem_of(text)}</div>' for text in texts)
    return mark_safe(  # noqa: S308 - sanitized texts
        f'<p class="verdict" data-state="{state}"><span class="icon" data-icon="{state}" '
        f'aria-hidden="true"></span> {escape(word_of(state))}</p>{remarks}'
    )


def is_told(attempt: Attempt) -> bool:
    """Whether the quiz lets the learner see what was right."""
    mode = attempt.quiz.feedback
    return mode in ALWAYS or (mode == FeedbackMode.AFTER_PASS and attempt.is_passed)


def of(attempt: Attempt, responses: list[Response]) -> dict[str, Any]:
    told = is_told(attempt)
    fraction = attempt.fraction
    return {
        "attempt": attempt,
        "quiz": attempt.quiz,
        "percent": None if fraction is None else round(fraction * 100),
        "is_told": told,
        "is_waiting": any(response.is_waiting for response in responses),
        "rows": [_row(attempt, response) for response in responses] if told else [],
    }


def _row(attempt: Attempt, response: Response) -> dict[str, Any]:
    question: Question = response.item_version.question
    seat = paper.Seat(attempt.uuid, response.seq, response.answer, is_closed=True)
    graded = [grade for grade in response.grades.all() if grade.comment]
    return {
        "seq": response.seq,
        "html": paper.render(question, seat),
        "verdict": verdict(question, _score(question, response)),
        "comments": [grade.comment for grade in graded],
    }


def _score(question: Question, response: Response) -> Score:
    """The score as it stands: a person's judgement goes before the machine's."""
    automatic = assessment.score(question, response.answer)
    if not automatic.is_pending or response.is_waiting or response.fraction is None:
        return automatic
    return Score(fraction=response.fraction, is_pending=False, feedback=automatic.feedback)
