"""manage.py make_roster: a file of people that do not exist, as large as wanted."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kawah.people.rosters.inventing import invented
from kawah.people.rosters.table import MOST_ROWS
from kawah.people.rosters.writing import write_csv, write_workbook

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
