"""What a person answered, as plain JSON values, made ready for scoring.

| body       | answer                                                       |
|------------|--------------------------------------------------------------|
| Choice     | the place of the option; a list of places where several may be chosen |
| TrueFalse  | true or false                                                |
| Short, Essay | the words                                                  |
| Numeric    | the number as it was typed                                   |
| Matching   | for each pair the chosen match, "" where nothing was chosen  |
| Ordering   | the places of the steps in the order the person gave them    |
| Cloze      | for each gap its answer, a choice by its place               |

Places count from 0 in the author's order. Forms post words only, so `"2"` is 2 and `["2"]` as
well. None is no answer. What cannot be understood counts as not answered, part by part: an
answer that was stored long ago is never a reason to fail.
"""

import re
from typing import TypeAlias

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

Answer: TypeAlias = bool | int | str | list[int] | list[str] | list["Answer | None"]

LONGEST = 100_000  # characters of one text
DIGITS = re.compile(r"[0-9]{1,5}")
TRUE_WORDS = ("true", "1", "benar", "on")
FALSE_WORDS = ("false", "0", "salah")


def answer_to(body: Body, given: object) -> Answer | None:
    """The answer in the shape of the table above; None when there is none in `given`."""
    match body:
        case Choice():
            return one_place(body, given) if body.is_single else places(body, given) or None
        case TrueFalse():
            return truth(given)
        case Short() | Numeric() | Essay():
            return words(given)
        case Matching():
            matches = [words(each) or "" for each in each_part(given, len(body.pairs))]
            return matches if any(matches) else None
        case Ordering():
            return order(body, given) or None
        case Cloze():
            parts = each_part(given, len(body.gaps))
            told = [answer_to(gap.body, part) for gap, part in zip(body.gaps, parts, strict=True)]
            return told if any(part is not None for part in told) else None


def words(given: object) -> str | None:
    given = _only(given)
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return None
    text = str(given).replace("\0", "").strip()[:LONGEST]
    return text or None


def truth(given: object) -> bool | None:
    given = _only(given)
    if isinstance(given, bool):
        return given
    word = str(given).strip().lower() if isinstance(given, str | int) else ""
    return True if word in TRUE_WORDS else False if word in FALSE_WORDS else None


def one_place(body: Choice, given: object) -> int | None:
    place = _place(_only(given))
    return place if place is not None and place < len(body.options) else None


def places(body: Choice, given: object) -> list[int]:
    """The chosen options, each once, in the author's order."""
    chosen = {_place(each) for each in (given if isinstance(given, list) else [given])}
    return [place for place in range(len(body.options)) if place in chosen]


def order(body: Ordering, given: object) -> list[int]:
    """The steps that have a place, in the order given, each once."""
    listed = given if isinstance(given, list) else []
    found = [place for each in listed if (place := _place(each)) is not None]
    return [place for place in dict.fromkeys(found) if place < len(body.steps)]


def each_part(given: object, count: int) -> list[object]:
    """One value for each part, None where there is none; a mapping may name them "0", "1", ..."""
    if isinstance(given, dict):
        return [given.get(str(place)) for place in range(count)]
    listed = given if isinstance(given, list) else []
    return [*listed, *([None] * count)][:count]


def _only(given: object) -> object:
    return given[0] if isinstance(given, list) and len(given) == 1 else given


def _place(given: object) -> int | None:
    if isinstance(given, int) and not isinstance(given, bool):
        return given if given >= 0 else None
    text = given.strip() if isinstance(given, str) else ""
    return int(text) if DIGITS.fullmatch(text) else None
