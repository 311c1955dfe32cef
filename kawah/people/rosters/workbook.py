"""Reading a workbook (.xlsx): the sheet with people in it, row by row."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from kawah.lib.intake import FileUnusable
from kawah.people.rosters import cells, columns, guard, table
from kawah.people.rosters.table import Numbered, Table

SHEETS_TRIED = 10


def read(path: Path) -> Table:
    """The people of a workbook; `rows` stays good as long as it is held. Raises FileUnusable."""
    facts = {sheet.name: sheet for sheet in guard.examine(path)}
    filled = [name for name, sheet in facts.items() if sheet.rows]
    if not filled:
        raise FileUnusable(_("Berkas ini tidak berisi satu baris pun. Pilih berkas lain."))
    with _damage_named():
        workbook = CalamineWorkbook.from_path(path)
        name, sheet = _chosen(workbook, filled[:SHEETS_TRIED])
    if facts[name].is_calculated:
        raise table.with_formulas(facts[name].formulas or ["?"])
    told: list[tuple[str, dict[str, Any]]] = []
    if len(filled) > 1:
        told.append(("sheets", {"count": len(filled), "sheet": name[:60]}))
    return table.with_headings(_rows(sheet), told)


@contextmanager
def _damage_named() -> Iterator[None]:
    try:
        yield
    except PasswordError as error:
        raise guard.locked() from error
    except (CalamineError, OSError, ValueError) as error:
        raise table.damaged() from error
    except BaseException as error:
        # What the reader did not foresee reaches us as a kind of its own beside Exception.
        if type(error).__name__ == "PanicException":
            raise table.damaged() from error
        raise


def _chosen(workbook: CalamineWorkbook, names: list[str]) -> tuple[str, CalamineSheet]:
    """The first sheet whose headings tell of people; else the first one."""
    first: tuple[str, CalamineSheet] | None = None
    for name in names:
        sheet = workbook.get_sheet_by_name(name)
        if len(names) == 1 or _tells_of_people(sheet):
            return name, sheet
        first = first or (name, sheet)
    if first is None:
        raise table.damaged()
    return first


def _tells_of_people(sheet: CalamineSheet) -> bool:
    head = sheet.to_python(nrows=table.HEADINGS_WITHIN)
    return any(
        {"nip", "name"} <= {columns.KNOWN.get(columns.plain(str(cell)), "") for cell in row}
        for row in head
    )


def _rows(sheet: CalamineSheet) -> Iterator[Numbered]:
    if sheet.start is None:
        return
    row, column = sheet.start
    before = [""] * column
    with _damage_named():
        for number, found in enumerate(sheet.iter_rows(), start=row + 1):
            read_cells = [*before, *(cells.read(value) for value in found)]
            if not table.is_empty(read_cells):
                yield number, read_cells
