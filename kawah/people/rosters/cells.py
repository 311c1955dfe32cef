"""One cell of a table as text, whichever program wrote it."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

# More digits than a number in a spreadsheet can hold: the last ones were lost before we saw it.
LARGEST_EXACT, LARGEST = 10**15, 2**63 - 1
LONGEST = 1000  # nobody's name or post is longer
SPACES = re.compile(r"\s+")
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+\d{2}")
QUOTED_FORMULA = re.compile(r'="([^"=]*)"')  # how some programs keep a number as text in a CSV

Cell = str | int  # a whole number is one that lost digits
Found = str | float | bool | date | datetime | time | timedelta


def read(value: Found) -> Cell:
    """What stands in a cell of a spreadsheet."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value)
    return str(value)


def _number(value: float) -> Cell:
    if not isfinite(value):
        return ""
    if abs(value) >= LARGEST_EXACT:
        return min(int(abs(value)), LARGEST)
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def tidy(text: str) -> str:
    """Without what cannot be seen, with single spaces."""
    if len(text) <= LONGEST and text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # nearly every cell, in a tenth of the time
    return SPACES.sub(" ", INVISIBLE.sub("", text[:LONGEST])).strip()


def from_text(text: str) -> Cell:
    """What stands in a field of a CSV file."""
    quoted = QUOTED_FORMULA.fullmatch(text.strip())
    shown = tidy(quoted[1] if quoted else text)
    if SCIENTIFIC.fullmatch(shown):
        return min(int(Decimal(shown.replace(",", "."))), LARGEST)
    return shown


def is_formula(text: str) -> bool:
    """Whether a field of a CSV file would be calculated by a spreadsheet."""
    bare = text.lstrip()
    return bare.startswith("=") and not QUOTED_FORMULA.fullmatch(bare.strip())
