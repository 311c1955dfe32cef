"""Writing a list of invented people as a workbook or as a CSV file."""

import csv
from collections.abc import Iterable
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kawah.lib.spreadsheets import SAFE
from kawah.people.rosters.inventing import HEADINGS, Line


def write_workbook(out: Path, lines: Iterable[Line]) -> None:
    with Workbook(str(out), SAFE) as book:
        sheet = book.add_worksheet("Pegawai")
        text = book.add_format({"num_format": "@"})
        sheet.set_column(0, len(HEADINGS), 18)
        for place, line in enumerate(_with_headings(lines)):
            _write(sheet, place, line, text)


def _write(sheet: Worksheet, place: int, line: Line, text: Format) -> None:
    """A number that is none in the list stays one: some lists come that way."""
    for column, cell in enumerate(line):
        if isinstance(cell, int):
            sheet.write_number(place, column, cell)
        else:
            sheet.write_string(place, column, cell, text)


def _with_headings(lines: Iterable[Line]) -> Iterable[Line]:
    yield list(HEADINGS)
    yield from lines


def write_csv(out: Path, lines: Iterable[Line]) -> None:
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(_with_headings(lines))
