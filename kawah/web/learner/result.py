"""What came of an attempt: the result, and as much feedback as the quiz gives."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Attempt, Essay, FeedbackMode, Judged, Quiz, Response
from kawah.learning.enrollment.api import Enrollment
from kawah.web.learner import paper, verdicts
from kawah.web.learner.marks import marks_of

ALWAYS = (FeedbackMode.IMMEDIATE, FeedbackMode.AFTER_ATTEMPT)
WHOLE = 0.999


def is_told(attempt: Attempt) -> bool:
    """Whether the quiz lets the learner see what was right."""
    mode = attempt.quiz.feedback
    return mode in ALWAYS or (mode == FeedbackMode.AFTER_PASS and attempt.is_passed)


def is_task(quiz: Quiz, enrollment: Enrollment) -> bool:
    """Whether a quiz that is no exam asks for words that a person marks."""
    return not quiz.is_exam and quiz.pk in assessment.evidence_of(enrollment.version_id)


def of(attempt: Attempt, responses: Sequence[Response]) -> dict[str, Any]:
    marks = marks_of(responses)
    told = is_told(attempt)
    shown = [row for row in responses if told or row.seq in marks]
    standing = assessment.standing(responses)
    return {
        "attempt": attempt,
        "quiz": attempt.quiz,
        "is_task": is_task(attempt.quiz, attempt.enrollment),
        "percent": attempt.percent,
        "is_told": told,
        "is_waiting": any(response.is_waiting for response in responses),
        "rows": [
            {
                "seq": row.seq,
                "html": _closed(attempt, row),
                "verdict": _verdict(assessment.judged(row, standing), row, is_told=told),
                "marks": marks.get(row.seq, []),
            }
            for row in shown
        ],
    }


def _closed(attempt: Attempt, response: Response) -> SafeString:
    seat = paper.Seat(attempt.chance, response.seq, response.answer, is_closed=True)
    return paper.render(response.item_version.question, seat)


def _verdict(judged: Judged, response: Response, *, is_told: bool) -> SafeString:
    """As it stands: a person's judgement goes before the machine's."""
    question = judged.question
    score = assessment.score(question, judged.answer)
    is_marked = isinstance(question.body, Essay) and not response.is_waiting
    if is_marked and response.answer is not None and response.fraction is not None:
        mark = verdicts.marked(response.fraction)
        return mark + verdicts.said_of(judged, score) if is_told else mark
    said = verdicts.told(judged, score)
    return said if score.fraction >= WHOLE else said + verdicts.right_answer(question)
