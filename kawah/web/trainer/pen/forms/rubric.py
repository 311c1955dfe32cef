"""The rows of a rubric: what is judged, and its levels one a line."""

import re
from typing import Any

from kawah.lib.questions import numerals
from kawah.lib.questions.shape import Criterion

LEVEL = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?)(?:\s+(.*))?")


def levels_in(typed: str) -> list[tuple[float, str]]:
    found = [LEVEL.fullmatch(each.strip()) for each in typed.split("\n") if each.strip()]
    if None in found:
        return []
    return [(float(v[1].replace(",", ".")), " ".join((v[2] or "").split())) for v in found if v]


def criterion_shown(row: Criterion) -> dict[str, Any]:
    levels = [f"{numerals.written(points)} {words}".strip() for points, words in row.levels]
    return {"name": row.name, "levels": "\n".join(levels)}
