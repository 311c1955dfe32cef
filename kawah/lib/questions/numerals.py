"""Numbers as people type them and as files hold them.

People write 1.234,5 (Indonesian) or 1,234.5 (English). With two kinds of separator, or one kind
repeated, only one reading is possible. One separator followed by exactly three digits, as in
`1.234`, has two: a thousand two hundred thirty-four, or one and a fraction. Then both readings
count, so that nobody loses points to a habit of notation. For the same reason a currency and a unit
may stand around the number.
"""

import re
from decimal import Decimal
from math import isfinite

from kawah.lib.questions.reading import QuestionUnreadable
from kawah.lib.questions.shape import Near
from kawah.lib.questions.units import quantity

LONGEST = 60
PLAIN = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,4})?", re.ASCII)
GROUPED = re.compile(r"[-+]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d*)?", re.ASCII)
DECIMAL_COMMA = re.compile(r"[-+]?\d*,\d+(?:[eE][-+]?\d{1,4})?|[-+]?\d+,", re.ASCII)
MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u00a0": " ", "\u202f": " "})


def readings(typed: str) -> tuple[Decimal, ...]:
    """Every number that these words can stand for; none when they are no number."""
    told = quantity(_tidy(typed))
    numbers = _numbers(_joined(told.digits))
    if told.factor is not None:
        numbers += [number * told.factor for number in numbers]
    return tuple(dict.fromkeys(n for n in numbers if isfinite(float(n))))


def _numbers(text: str) -> list[Decimal]:
    grouped = GROUPED.fullmatch(text)
    found = [_ungrouped(text, grouped[1])] if grouped and not _leads_with_zero(text) else []
    if PLAIN.fullmatch(text):
        found.append(text)
    elif DECIMAL_COMMA.fullmatch(text):
        found.append(text.replace(",", "."))
    return [Decimal(each) for each in found]


def in_file(written: str) -> Decimal | None:
    """A number of a question file: the point is decimal there, a lone comma too."""
    text = written.strip().replace(",", ".", 1)
    if len(text) > LONGEST or not PLAIN.fullmatch(text) or not isfinite(float(text)):
        return None
    return Decimal(text)


def range_in_file(text: str) -> tuple[float | None, float]:
    """Value and tolerance from `3.14`, `3.14:0.01`, `3..4` or `*`; raises QuestionUnreadable."""
    text = text.strip()
    if text in ("", "*"):
        return None, 0.0
    low_text, is_range, high_text = text.partition("..")
    if is_range:
        low, high = sorted((_needed(low_text, text), _needed(high_text, text)))
        return float((low + high) / 2), float((high - low) / 2)
    value, has_tolerance, tolerance = text.partition(":")
    allowed = _needed(tolerance, text) if has_tolerance else Decimal(0)
    return float(_needed(value, text)), abs(float(allowed))


def _needed(part: str, whole: str) -> Decimal:
    number = in_file(part)
    if number is None:
        raise QuestionUnreadable("bad_number", whole[:40])
    return number


def range_written(near: Near) -> str:
    if near.value is None:
        return "*"
    return f"{written(near.value)}:{written(near.tolerance)}"


def written(value: float) -> str:
    return repr(value).removesuffix(".0")


def exact(value: float) -> Decimal:
    """The decimal that a person would read in this number: 0.1 is one tenth."""
    return Decimal(repr(value))


def _tidy(typed: str) -> str:
    text = typed.translate(MINUS).strip()
    return text if len(text) <= LONGEST else ""


def _joined(text: str) -> str:
    """Digits in groups parted by a space, and a sign that stands apart, made one."""
    signed = re.sub(r"^([-+])\s+", r"\1", text)
    return re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", signed, flags=re.ASCII)


def _ungrouped(text: str, mark: str) -> str:
    return text.replace(mark, "").replace(",", ".")


def _leads_with_zero(text: str) -> bool:
    return text.lstrip("+-").startswith("0")
