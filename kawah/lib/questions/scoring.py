"""How much of a question an answer is worth, and what its author says to that answer.

Every rule is a function of the question and the answer alone: the same answer has the same score
for everyone, whenever it is computed.
"""

from itertools import combinations

from msgspec import Struct

from kawah.lib.questions import answers
from kawah.lib.questions.comparing import near, same_words
from kawah.lib.questions.shape import (
    Body,
    Choice,
    Cloze,
    Essay,
    Matching,
    Numeric,
    Option,
    Ordering,
    Question,
    Short,
    Text,
    TrueFalse,
)

DIGITS = 6  # three times 33.33333 % is all of it


class Score(Struct, frozen=True):
    """`fraction` of the question's points; `feedback` to this answer, without the general one.

    `is_pending`: a person has to judge; until then the fraction is 0.
    """

    fraction: float
    feedback: tuple[Text, ...] = ()
    is_pending: bool = False


NOTHING = Score(0.0)


def score(question: Question, answer: object) -> Score:
    """The score of an answer in the shape of `answers`; None, or nonsense, is worth nothing."""
    return of_body(question.body, answer)


def of_body(body: Body, given: object) -> Score:
    match body:
        case Choice():
            return _single(body, given) if body.is_single else _several(body, given)
        case TrueFalse():
            return _true_false(body, given)
        case Short() | Numeric():
            return _accepted(body, given)
        case Matching():
            return _matching(body, given)
        case Ordering():
            return _ordering(body, given)
        case Cloze():
            return _cloze(body, given)
        case Essay():
            return Score(0.0, is_pending=answers.words(given) is not None)


def _score(fraction: float, *feedback: Text) -> Score:
    bounded = min(1.0, max(0.0, round(fraction, DIGITS)))
    return Score(bounded, tuple(dict.fromkeys(text for text in feedback if text.value)))


def _single(body: Choice, given: object) -> Score:
    place = answers.one_place(body, given)
    if place is None:
        return NOTHING
    chosen = body.options[place]
    return _score(chosen.fraction, chosen.feedback)


def _several(body: Choice, given: object) -> Score:
    """The chosen shares added up, never below zero.

    Where no option takes points away, ticking all would earn all; so each tick beyond the number
    of right options takes back one right option's average share.
    """
    chosen = [body.options[place] for place in answers.places(body, given)]
    right = [option for option in body.options if option.fraction > 0]
    earned = sum(option.fraction for option in chosen)
    if right and not _takes_away(body.options):
        excess = max(0, len(chosen) - len(right))
        earned -= excess * sum(option.fraction for option in right) / len(right)
    return _score(earned, *(option.feedback for option in chosen))


def _takes_away(options: tuple[Option, ...]) -> bool:
    return any(option.fraction < 0 for option in options)


def _true_false(body: TrueFalse, given: object) -> Score:
    said = answers.truth(given)
    if said is None:
        return NOTHING
    feedback = body.feedback_if_true if said else body.feedback_if_false
    return _score(float(said is body.is_true), feedback)


def _accepted(body: Short | Numeric, given: object) -> Score:
    """The first accepted answer that fits, in the author's order."""
    said = answers.words(given)
    if said is None:
        return NOTHING
    if isinstance(body, Short):
        found = same_words(body, said)
        return _score(found.fraction, found.feedback) if found else NOTHING
    number = near(body, said)
    return _score(number.fraction, number.feedback) if number else NOTHING


def _matching(body: Matching, given: object) -> Score:
    """The share of prompts with their right match."""
    chosen = [answers.words(each) for each in answers.each_part(given, len(body.pairs))]
    right = [said == pair.match for said, pair in zip(chosen, body.pairs, strict=True)]
    return _score(sum(right) / len(right)) if right else NOTHING


def _ordering(body: Ordering, given: object) -> Score:
    """Pairs of steps in their right order less those in the wrong one, as a share of all pairs.

    This is Kendall's tau, cut off at zero. Counting places instead would give nothing to a
    sequence that is right but for its first step; counting right pairs alone would give half the
    points to chance. Steps with the same words may change places; a step left out earns nothing.
    """
    placed = {step: place for place, step in enumerate(_told_apart(body, given))}
    balance = total = 0
    for first, second in combinations(range(len(body.steps)), 2):
        if body.steps[first] == body.steps[second]:
            continue
        total += 1
        if first in placed and second in placed:
            balance += 1 if placed[first] < placed[second] else -1
    if not total:
        return _score(float(len(placed) == len(body.steps)))
    return _score(balance / total)


def _told_apart(body: Ordering, given: object) -> list[int]:
    """The order given; of steps with the same words, the first one placed is the author's first."""
    said = answers.order(body, given)
    waiting: dict[Text, list[int]] = {}
    for step in sorted(said, reverse=True):
        waiting.setdefault(body.steps[step], []).append(step)
    return [waiting[body.steps[step]].pop() for step in said]


def _cloze(body: Cloze, given: object) -> Score:
    """The gaps' scores, each weighed by its points."""
    parts = answers.each_part(given, len(body.gaps))
    scores = [of_body(gap.body, part) for gap, part in zip(body.gaps, parts, strict=True)]
    earned = sum(s.fraction * gap.points for s, gap in zip(scores, body.gaps, strict=True))
    possible = sum(gap.points for gap in body.gaps)
    feedback = [text for each in scores for text in each.feedback]
    return _score(earned / possible, *feedback) if possible > 0 else NOTHING
