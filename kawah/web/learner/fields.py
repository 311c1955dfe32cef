"""A question of a paper as form fields, and form fields back as an answer.

Question 3 has the field `q3`, or `q3:0`, `q3:1`, ... where it has several parts. Steps, options and
matches go by the place where this attempt shows them; an answer holds the author's places.
"""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from kawah.lib.questions import mixing
from kawah.lib.questions.answers import LONGEST, Answer, answer_to
from kawah.lib.questions.shape import (
    Body,
    Choice,
    Cloze,
    Essay,
    Matching,
    Ordering,
    Question,
    TrueFalse,
)

MOST_VALUES = 200
NUMBER = re.compile(r"[0-9]{1,3}")
Fields = Mapping[str, Sequence[str]]


def name_of(seq: int, part: int | None = None) -> str:
    return f"q{seq}" if part is None else f"q{seq}:{part}"


def seed_of(chance: UUID, seq: int, part: int | None = None) -> str:
    """What decides where the parts of a question are shown in an attempt."""
    return f"{chance}:{name_of(seq, part)}"


def answer_in(fields: Fields, question: Question, *, seq: int, chance: UUID) -> Answer | None:
    """What was answered; None when nothing was. `chance` is the attempt's own."""
    body = question.body
    return answer_to(body, _given(fields, body, seq, chance))


def _given(fields: Fields, body: Body, seq: int, chance: UUID) -> Sequence[object]:
    match body:
        case Choice():
            offered = mixing.places(body, seed=seed_of(chance, seq))
            return [mixing.picked(value, offered) for value in _values(fields, seq)]
        case Matching():
            matches = mixing.matches(body)
            return [mixing.picked(v, matches) for v in _firsts(fields, seq, len(body.pairs))]
        case Ordering():
            steps = mixing.places(body, seed=seed_of(chance, seq))
            return _order(_firsts(fields, seq, len(steps)), steps)
        case Cloze():
            values = _firsts(fields, seq, len(body.gaps))
            return [
                _in_gap(body, part, v, seed_of(chance, seq, part)) for part, v in enumerate(values)
            ]
        case _:
            return _values(fields, seq)


def _in_gap(body: Cloze, part: int, value: str, seed: str) -> object:
    gap = body.gaps[part].body
    return mixing.picked(value, mixing.places(gap, seed=seed)) if isinstance(gap, Choice) else value


def _values(fields: Fields, seq: int) -> list[str]:
    return list(fields.get(name_of(seq), ()))[:MOST_VALUES]


def _firsts(fields: Fields, seq: int, count: int) -> list[str]:
    return [next(iter(fields.get(name_of(seq, part), ())), "") for part in range(count)]


def _order(values: Sequence[str], steps: Sequence[int]) -> list[int]:
    """The steps in the order that their numbers say.

    Steps without a number, or with one that another step has too, have no place: equal numbers
    must not fall back on the author's order, which is the right one.
    """
    given = zip(values, steps, strict=True)
    numbered = [(int(value), step) for value, step in given if NUMBER.fullmatch(value)]
    said = [number for number, _step in numbered]
    return [step for number, step in sorted(numbered) if said.count(number) == 1]


def numbers_in(fields: Fields, question: Question, *, seq: int) -> list[str]:
    """The numbers of an ordering as sent, in the order shown; no other question has any."""
    body = question.body
    return _firsts(fields, seq, len(body.steps)) if isinstance(body, Ordering) else []


def overlong_in(fields: Fields, question: Question, *, seq: int) -> str:
    """An essay as sent that is longer than can be kept; nothing where it is not."""
    sent = next(iter(fields.get(name_of(seq), ())), "")
    is_beyond = isinstance(question.body, Essay) and len(sent.strip()) > LONGEST
    return sent if is_beyond else ""


def is_doubled(numbers: Sequence[str]) -> bool:
    """Whether one number stands at two steps: then the order says nothing."""
    given = [number for number in numbers if number]
    return len(set(given)) < len(given)


def held(answer: object, body: Body, part: int | None) -> str:
    """What a field holds of an answer, in the author's places."""
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
