"""Rubrics as lines of text: `- kriteria: 0 kata | 2 kata | 4 kata`, points first, then words.

A line is a criterion only when it has two levels or more. `\\:` and `\\|` are a colon and a bar
that belong to the words.
"""

import re
from collections.abc import Iterable

from kawah.lib.questions import numerals
from kawah.lib.questions.shape import Criterion

CRITERION = re.compile(r"- ((?:\\.|[^\\])+?) ?: ?(?=\d)(.+)")
LEVEL = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?)(?: (.*))?")
BETWEEN_BARS = re.compile(r"(?:\\.|[^\\|])+")
ESCAPED = re.compile(r"\\([\\:|])")
LONGEST = 4000


def criterion(line: str) -> Criterion | None:
    found = CRITERION.fullmatch(" ".join(line.split())) if len(line) <= LONGEST else None
    if found is None:
        return None
    levels = [LEVEL.fullmatch(part.strip()) for part in BETWEEN_BARS.findall(found[2])]
    if len(levels) < 2 or None in levels:
        return None
    return Criterion(
        _plain(found[1]),
        tuple((float(v[1].replace(",", ".")), _plain(v[2] or "")) for v in levels if v),
    )


def line(row: Criterion) -> str:
    levels = " | ".join(
        f"{numerals.written(points)} {_escaped(words)}".strip() for points, words in row.levels
    )
    return f"- {_escaped(row.name)}: {levels}"


def lines(rows: Iterable[Criterion]) -> list[str]:
    return [line(row) for row in rows]


def _plain(words: str) -> str:
    return ESCAPED.sub(r"\1", " ".join(words.split()))


def _escaped(words: str) -> str:
    return re.sub(r"([\\:|])", r"\\\1", " ".join(words.split()))
