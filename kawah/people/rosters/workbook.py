"""Reading a workbook (.xlsx): the sheet with people in it, row by row."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineSheet, CalamineWorkbook

from kawah.lib.intake import FileUnusable
from kawah.people.rosters import cells, guard, table
from kawah.people.rosters.sheets import chosen, damage_named
from kawah.people.rosters.table import Numbered, Table

SHEETS_TRIED = 10


def read(path: Path, *, fewest: int = table.KNOWN_HEADINGS) -> Table:
    """The people of a workbook; `rows` stays good as long as it is held. Raises FileUnusable."""
    facts = {sheet.name: sheet for sheet in guard.examine(path)}
    filled = [name for name, sheet in facts.items() if sheet.rows]
    if not filled:
        raise FileUnusable(_("Berkas ini tidak berisi satu baris pun. Pilih berkas lain."))
    with damage_named():
        workbook = CalamineWorkbook.from_path(path)
        name, sheet = chosen(workbook, filled[:SHEETS_TRIED])
    if facts[name].is_calculated:
        raise table.with_formulas(facts[name].formulas or ["?"])
    told: list[tuple[str, dict[str, Any]]] = []
    if len(filled) > 1:
        told.append(("sheets", {"count": len(filled), "sheet": name[:60]}))
    return table.with_headings(_rows(sheet), told, fewest=fewest)


def _rows(sheet: CalamineSheet) -> Iterator[Numbered]:
    if sheet.start is None:
        return
    row, column = sheet.start
    before = [""] * column
    with damage_named():
        for number, found in enumerate(sheet.iter_rows(), start=row + 1):
            read_cells = [*before, *(cells.read(value) for value in found)]
            if not table.is_empty(read_cells):
                yield number, read_cells
