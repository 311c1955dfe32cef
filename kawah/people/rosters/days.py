"""Days as clerks write them: 2026-11-30, 30/11/2026, 30 November 2026."""

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "february", "pebruari", "feb", "peb"),
            ("maret", "march", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("agustus", "august", "agu", "agt", "ags", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nopember", "nov", "nop"),
            ("desember", "december", "des", "dec"),
        ),
        start=1,
    )
    for name in names
}
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+)?")
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
IN_WORDS = re.compile(r"(\d{1,2})[- ]([a-z]+)\.?[- ](\d{4})")


class DayUnclear(ValueError):
    """The text is no day."""


def read(text: str) -> date:
    """Raises DayUnclear."""
    bare = text.strip().lower()
    try:
        if found := YEAR_FIRST.fullmatch(bare):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := DAY_FIRST.fullmatch(bare):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := IN_WORDS.fullmatch(bare):
            return date(int(found[3]), MONTHS[found[2]], int(found[1]))
    except (ValueError, KeyError) as error:
        raise DayUnclear(text) from error
    raise DayUnclear(text)
