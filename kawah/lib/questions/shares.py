"""Shares of a question's points, as files write them: percentages, exact in both directions."""

from decimal import Decimal
from fractions import Fraction

from kawah.lib.questions.reading import QuestionUnreadable

ROUNDED_BY_MOODLE = (3, 6, 7, 9)  # thirds, sixths, ... come rounded to five or seven digits
LONGEST = 40


def share(percent: str) -> float:
    """Raises QuestionUnreadable for what is no percentage between -100 and 100."""
    text = percent.strip().replace(",", ".")
    try:
        part = Decimal(text[:LONGEST]) / 100
    except ArithmeticError as error:
        raise QuestionUnreadable("bad_weight", text[:LONGEST]) from error
    if not (part.is_finite() and abs(part) <= 1):
        raise QuestionUnreadable("bad_weight", text[:LONGEST])
    return _unrounded(part)


def percent(part: float) -> str:
    written = format(Decimal(repr(part)) * 100, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _unrounded(part: Decimal) -> float:
    for parts in ROUNDED_BY_MOODLE:
        near = Fraction(round(part * parts), parts)
        if abs(near - Fraction(part)) < Fraction(1, 1_000_000):
            return float(near)
    return float(part)
