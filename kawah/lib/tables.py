"""Reading of the dated reference tables that stand beside the rules (reference/*.csv)."""

import csv
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path


@cache
def rows(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def opening_day(text: str) -> date | None:
    """A bare year means that the day is not known: it opens on the first of January."""
    if not text:
        return None
    return date(int(text), 1, 1) if len(text) == 4 else date.fromisoformat(text)


def closing_day(text: str) -> date | None:
    """The last day of validity; a bare year closes on its last day."""
    if not text:
        return None
    return date(int(text), 12, 31) if len(text) == 4 else date.fromisoformat(text)


def in_force(table: Iterable[dict[str, str]], *, on: date) -> list[dict[str, str]]:
    def holds(row: dict[str, str]) -> bool:
        start, end = opening_day(row["valid_from"]), closing_day(row["valid_to"])
        return (start is None or start <= on) and (end is None or on <= end)

    return [row for row in table if holds(row)]
