"""What was measured, beside what was aimed at."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct, to_builtins


class Figure(Struct, frozen=True):
    """One measured number; `value` is None when it could not be measured, `note` says why."""

    name: str
    value: float | None
    unit: str
    goal: float
    better: Literal["lower", "higher"] = "lower"
    note: str = ""

    @property
    def is_met(self) -> bool:
        if self.value is None:
            return False
        return self.value <= self.goal if self.better == "lower" else self.value >= self.goal


def write(figures: Sequence[Figure], path: Path) -> None:
    """Write bench.json; figures measured earlier and not now are kept."""
    rows = {figure.name: {**to_builtins(figure), "met": figure.is_met} for figure in figures}
    kept = json.loads(path.read_text()) if path.exists() else []
    merged = {row["name"]: row for row in kept} | rows
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(list(merged.values()), indent=1, ensure_ascii=False) + "\n")


def table(figures: Sequence[Figure]) -> str:
    head = ("", "what", "measured", "goal", "note")
    rows = [head, *(row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line[:4], widths, strict=True))
        + f"  {line[4]}"
        for line in rows
    )


def row(figure: Figure) -> tuple[str, str, str, str, str]:
    sign = "<=" if figure.better == "lower" else ">="
    measured = "not measured" if figure.value is None else f"{figure.value:g} {figure.unit}"
    mark = "met" if figure.is_met else "NOT MET"
    return mark, figure.name, measured, f"{sign} {figure.goal:g} {figure.unit}", figure.note
