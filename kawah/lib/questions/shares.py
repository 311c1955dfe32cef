"""Shares of a question's points, as files write them: percentages, exact in both directions."""

import re
from decimal import Decimal
from fractions import Fraction

from kawah.lib.questions.reading import QuestionUnreadable

ROUNDED_BY_MOODLE = (3, 6, 7, 9)  # thirds, sixths, ... come rounded to five or seven digits
LONGEST = 40
PLAIN = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,2})?", re.ASCII)


def share(percent: str) -> float:
    """Raises QuestionUnreadable for what is no percentage between -100 and 100."""
    text = percent.strip().replace(",", ".")[:LONGEST]
    if not PLAIN.fullmatch(text) or abs(Decimal(text)) > 100:
        raise QuestionUnreadable("bad_weight", text)
    return _unrounded(Decimal(text) / 100)


def percent(part: float) -> str:
    written = format(Decimal(repr(part)) * 100, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _unrounded(part: Decimal) -> float:
    for parts in ROUNDED_BY_MOODLE:
        near = Fraction(round(part * parts), parts)
        if abs(near - Fraction(part)) < Fraction(1, 1_000_000):
            return float(near)
    return float(part)
