"""Writing lines as a workbook or as CSV, in constant memory, with nothing to calculate in them."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kawah.insight.analytics.lines import Cell
from kawah.lib.spreadsheets import SAFE, neutral

Write = Callable[[Path, list[str], Iterable[list[Cell]]], None]


def write_workbook(out: Path, headings: list[str], lines: Iterable[list[Cell]]) -> None:
    with Workbook(str(out), SAFE) as book:
        sheet = book.add_worksheet("Pegawai")
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet.set_column(0, len(headings), 20)
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, bold)
        for row, line in enumerate(lines, start=1):
            _write(sheet, row, line, text)


def _write(sheet: Worksheet, row: int, line: list[Cell], text: Format) -> None:
    for column, cell in enumerate(line):
        if isinstance(cell, str):
            sheet.write_string(row, column, neutral(cell), text)
        else:
            sheet.write_number(row, column, cell)


def write_csv(out: Path, headings: list[str], lines: Iterable[list[Cell]]) -> None:
    """With semicolons and decimal commas, as spreadsheets in Indonesia open it."""
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(headings)
        writer.writerows([_plain(cell) for cell in line] for line in lines)


def _plain(cell: Cell) -> str:
    return neutral(cell) if isinstance(cell, str) else f"{cell:g}".replace(".", ",")


WRITERS: dict[str, Write] = {"xlsx": write_workbook, "csv": write_csv}
