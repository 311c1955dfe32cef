"""From responses to the result of an attempt. Arithmetic over values already in memory."""

from collections.abc import Iterable

from msgspec import Struct

from kawah.learning.assessment.attempts import Attempt, Response


class Range(Struct, frozen=True):
    """The result lies between `lowest` and `highest` until all is marked."""

    lowest: float
    highest: float

    @property
    def is_settled(self) -> bool:
        return self.lowest == self.highest


def attempt_fraction(responses: Iterable[Response]) -> Range:
    """The share of all points: unmarked answers count nothing at the low end, all at the high."""
    total = sure = open_points = 0.0
    for response in responses:
        points = response.item_version.question.points
        total += points
        if response.is_waiting:
            open_points += points
        else:
            sure += points * (response.fraction or 0.0)
    if not total:
        return Range(0.0, 0.0)
    return Range(_round(sure / total), _round((sure + open_points) / total))


def _round(fraction: float) -> float:
    """Sums of thirds must not miss a pass mark by the last bit."""
    return min(1.0, max(0.0, round(fraction, 9)))


def settle(attempt: Attempt, responses: Iterable[Response]) -> Range:
    """Set result and pass on an attempt. Who passes whatever is still to be marked has passed;
    a pass once given is not taken away. A blank paper passes nothing, not even practice."""
    rows = list(responses)
    reached = attempt_fraction(rows)
    is_enough = reached.lowest >= attempt.quiz.pass_fraction and any(r.is_answered for r in rows)
    attempt.fraction = reached.lowest if reached.is_settled else None
    attempt.is_passed = attempt.is_passed or is_enough
    return reached
