"""manage.py make_roster: a file of people that do not exist, as large as wanted."""

import csv
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kawah.people.rosters.inventing import HEADINGS, Line, invented
from kawah.people.rosters.marking import SAFE
from kawah.people.rosters.table import MOST_ROWS

FEWEST_ROWS = 2


class Command(BaseCommand):
    help = "Write a file of invented people (.xlsx or .csv) that can be imported."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rows", type=int, default=1000, help="how many people")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same people")
        parser.add_argument("--errors", type=int, default=0, help="rows with a planted mistake")
        parser.add_argument("--out", type=Path, required=True, help="FILE.xlsx or FILE.csv")

    def handle(self, *_args: object, **options: Any) -> None:
        out, rows, errors = options["out"], options["rows"], options["errors"]
        if not FEWEST_ROWS <= rows <= MOST_ROWS:
            raise CommandError(f"--rows: {FEWEST_ROWS} to {MOST_ROWS}")
        if not 0 <= errors <= rows:
            raise CommandError("--errors: none, or as many as there are rows at most")
        write = {".xlsx": write_workbook, ".csv": write_csv}.get(out.suffix.lower())
        if write is None:
            raise CommandError("--out: a name that ends with .xlsx or .csv")
        write(out, invented(rows, seed=options["seed"], errors=errors))
        self.stdout.write(f"{out}: {rows} rows, {errors} with a mistake")


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
