"""The answer that earns most, in the shape that scoring reads; pages show it as the right one."""

from kawah.lib.questions import numerals
from kawah.lib.questions.answers import Answer
from kawah.lib.questions.shape import (
    Body,
    Choice,
    Cloze,
    Essay,
    Matching,
    Numeric,
    Ordering,
    Short,
    TrueFalse,
)


def best_answer(body: Body) -> Answer | None:
    """None for an essay: there is no one right answer."""
    match body:
        case Choice():
            return _choice(body)
        case TrueFalse():
            return body.is_true
        case Short():
            best = max(body.answers, key=lambda answer: answer.fraction)
            return best.text.replace("\\*", "\0").replace("*", "").replace("\0", "*").strip()
        case Numeric():
            number = max(body.answers, key=lambda answer: answer.fraction).value
            return None if number is None else numerals.written(number)
        case Matching():
            return [pair.match for pair in body.pairs]
        case Ordering():
            return list(range(len(body.steps)))
        case Cloze():
            return [best_answer(gap.body) for gap in body.gaps]
        case Essay():
            return None


def _choice(body: Choice) -> int | list[int]:
    if body.is_single:
        return max(range(len(body.options)), key=lambda place: body.options[place].fraction)
    return [place for place, option in enumerate(body.options) if option.fraction > 0]
