"""What the statistics of a question say to who wrote it."""

from collections.abc import Iterable
from enum import StrEnum
from math import atanh, sqrt

from kawah.learning.assessment.statistics import OptionStatistics

# The product's own thresholds: customary figures of classical test theory, not regulated ones.
ENOUGH = 10  # persons before anything is said of a question
TOO_EASY, TOO_HARD = 0.95, 0.25
WEAK = 0.15  # corrected point-biserial below which a question hardly tells people apart
STEADY = 0.7  # alpha, customary for a test that decides about one person
FEW = 5  # who chose an option, below which nothing is said of them
SURE = 1.645  # standard errors: a key is called in question with 95 % confidence, not by chance


def is_steady(alpha: float) -> bool:
    """Whether a quiz measures consistently enough to decide about one person."""
    return alpha >= STEADY


class Sign(StrEnum):
    """What a trainer should know of a question, the most urgent first."""

    WRONG_WAY = "wrong_way"  # who knows more answers it worse: the key may be wrong
    TOO_HARD = "too_hard"
    WEAK = "weak"
    TOO_EASY = "too_easy"
    TOO_FEW = "too_few"
    SOUND = "sound"


def is_luring(wrong: OptionStatistics, right: Iterable[OptionStatistics]) -> bool:
    """Whether those who chose a wrong option do better on the rest than who chose the right."""
    return any(
        one.mean_rest is not None
        and wrong.mean_rest is not None
        and min(one.chosen, wrong.chosen) >= FEW
        and wrong.mean_rest > one.mean_rest
        for one in right
    )


def sign_of(*, answered: int, difficulty: float | None, discrimination: float | None) -> Sign:
    if answered < ENOUGH or difficulty is None:
        return Sign.TOO_FEW
    if discrimination is not None and _is_surely_negative(discrimination, answered):
        return Sign.WRONG_WAY
    if difficulty < TOO_HARD:
        return Sign.TOO_HARD
    if difficulty > TOO_EASY:
        return Sign.TOO_EASY
    if discrimination is not None and discrimination < WEAK:
        return Sign.WEAK
    return Sign.SOUND


def _is_surely_negative(correlation: float, persons: int) -> bool:
    """Whether a correlation lies below 0 by more than chance: z = atanh(r) sqrt(n - 3) (Fisher
    1921)."""
    return atanh(min(0.0, max(correlation, -0.999999))) * sqrt(persons - 3) < -SURE
