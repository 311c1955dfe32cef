"""A question of a paper as form fields, and form fields back as an answer.

Question 3 has the field `q3`, or `q3:0`, `q3:1`, ... where it has several parts. A value is what
the assessment reads: the place of an option, a word, a number as it was typed.
"""

import re
from collections.abc import Mapping, Sequence

from kawah.lib.questions.answers import Answer, answer_to
from kawah.lib.questions.shape import Body, Cloze, Matching, Ordering, Question, TrueFalse

MOST_VALUES = 200
NUMBER = re.compile(r"[0-9]{1,3}")
Fields = Mapping[str, Sequence[str]]


def name_of(seq: int, part: int | None = None) -> str:
    return f"q{seq}" if part is None else f"q{seq}:{part}"


def parts_of(body: Body) -> int:
    """How many fields a question has; 0 for a single one without number."""
    match body:
        case Matching():
            return len(body.pairs)
        case Ordering():
            return len(body.steps)
        case Cloze():
            return len(body.gaps)
        case _:
            return 0


def answer_in(fields: Fields, question: Question, *, seq: int) -> Answer | None:
    """What was answered; None when nothing was."""
    body = question.body
    if isinstance(body, Ordering):
        return answer_to(body, _order(_values(fields, seq, len(body.steps))))
    if count := parts_of(body):
        return answer_to(body, _values(fields, seq, count))
    return answer_to(body, list(fields.get(name_of(seq), ()))[:MOST_VALUES])


def _values(fields: Fields, seq: int, count: int) -> list[str]:
    return [next(iter(fields.get(name_of(seq, part), ())), "") for part in range(count)]


def _order(values: Sequence[str]) -> list[int]:
    """The steps in the order that their numbers say.

    Steps without a number, or with one that another step has too, have no place: equal numbers
    must not fall back on the author's order, which is the right one.
    """
    numbered = [(int(value), step) for step, value in enumerate(values) if NUMBER.fullmatch(value)]
    said = [number for number, _step in numbered]
    return [step for number, step in sorted(numbered) if said.count(number) == 1]


def held(answer: object, body: Body, part: int | None) -> str:
    """What a field shows of an answer: the value it was given."""
    if answer is None:
        return ""
    if isinstance(body, TrueFalse):
        return "true" if answer else "false"
    if isinstance(answer, list):
        return _held_part(answer, body, part)
    return str(answer)


def _held_part(answer: list[object], body: Body, part: int | None) -> str:
    if part is None:
        return ""
    if isinstance(body, Ordering):
        return str(answer.index(part) + 1) if part in answer else ""
    given = answer[part] if part < len(answer) else None
    return "" if given is None else str(given)
