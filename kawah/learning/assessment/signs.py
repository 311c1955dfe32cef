"""What the statistics of a question say to who wrote it."""

from enum import StrEnum

# The product's own thresholds: customary figures of classical test theory, not regulated ones.
ENOUGH = 10  # persons before anything is said of a question
TOO_EASY, TOO_HARD = 0.95, 0.25
WEAK = 0.15  # corrected point-biserial below which a question hardly tells people apart


class Sign(StrEnum):
    """What a trainer should know of a question, the most urgent first."""

    WRONG_WAY = "wrong_way"  # who knows more answers it worse: the key may be wrong
    TOO_HARD = "too_hard"
    WEAK = "weak"
    TOO_EASY = "too_easy"
    TOO_FEW = "too_few"
    SOUND = "sound"


def sign_of(*, answered: int, difficulty: float | None, discrimination: float | None) -> Sign:
    if answered < ENOUGH or difficulty is None:
        return Sign.TOO_FEW
    if discrimination is not None and discrimination < 0:
        return Sign.WRONG_WAY
    if difficulty < TOO_HARD:
        return Sign.TOO_HARD
    if difficulty > TOO_EASY:
        return Sign.TOO_EASY
    if discrimination is not None and discrimination < WEAK:
        return Sign.WEAK
    return Sign.SOUND
