"""What an author says after an answer."""

import re

from kawah.lib.questions.scoring import Score
from kawah.lib.questions.shape import (
    EMPTY,
    Body,
    Choice,
    Cloze,
    Numeric,
    Question,
    Short,
    Text,
    TrueFalse,
)

# The verdict above says it already.
ECHOES = {"benar", "tepat", "betul", "ya", "salah", "belum tepat", "correct", "right", "wrong"}
MARKS = re.compile(r"<[^>]*>|[^\w\s]")


def remarks(question: Question, score: Score) -> tuple[Text, ...]:
    """To this answer, then to everyone; each once."""
    said = dict.fromkeys((*score.feedback, question.feedback))
    return tuple(text for text in said if text.value and not _is_echo(text))


def remarks_on_best(body: Body) -> tuple[Text, ...]:
    """What the author says to the right answer; who was wrong learns from it too."""
    match body:
        case Choice() as choice:
            said = [option.feedback for option in choice.options if option.fraction > 0]
        case TrueFalse() as one:
            said = [one.feedback_if_true if one.is_true else one.feedback_if_false]
        case Short() as short:
            said = [max(short.answers, key=lambda answer: answer.fraction).feedback]
        case Numeric() as number:
            said = [max(number.answers, key=lambda answer: answer.fraction).feedback]
        case Cloze():
            said = [text for gap in body.gaps for text in remarks_on_best(gap.body)]
        case _:
            said = [EMPTY]
    return tuple(text for text in dict.fromkeys(said) if text.value and not _is_echo(text))


def _is_echo(text: Text) -> bool:
    return " ".join(MARKS.sub(" ", text.value).split()).casefold() in ECHOES
