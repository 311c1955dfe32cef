"""Where pupils slip: some questions are harder, some pupils surer; the same at every loading."""

from random import Random

from kawah.lib.questions.answers import Answer
from kawah.lib.questions.shape import Choice, Numeric, Question, TrueFalse
from kawah.lib.questions.solutions import best_answer

TRIES = 1  # after that, a pupil has looked everything up


def answer_of(pupil: str, question: Question, *, number: int) -> Answer | None:
    """What a pupil answers at an attempt: mostly the right thing."""
    best = best_answer(question.body)
    if number > TRIES or _is_sure(pupil, question, number):
        return best
    match question.body:
        case TrueFalse():
            return not best
        case Choice() as body if body.is_single and isinstance(best, int):
            wrong = [place for place in range(len(body.options)) if place != best]
            return _chance(pupil, question.title).choice(wrong)
        case Numeric():
            return "0"
        case _:
            return best


def _is_sure(pupil: str, question: Question, number: int) -> bool:
    ability = _chance(pupil).uniform(0.3, 0.95)
    ease = _chance(question.title, question.stem.value).uniform(-0.15, 0.25)
    return _chance(pupil, question.stem.value, str(number)).random() < ability + ease


def _chance(*seed: str) -> Random:
    return Random(":".join(seed))  # noqa: S311 - repeatable, no secret
