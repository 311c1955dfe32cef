"""Files of people for tests, and the way from a file to its end."""

from pathlib import Path

from xlsxwriter import Workbook

from kawah.people.rosters import confirming, working
from kawah.people.rosters.columns import COLUMNS
from kawah.people.rosters.models import Roster
from kawah.people.rosters.uploading import upload
from tests.factories import NOW

HEADINGS = [column.heading for column in COLUMNS]
ALIKE = {
    "Jenis Pegawai": "PNS",
    "Unit Kerja": "Dinas Sosial / Bidang Data",
    "Jabatan": "Penelaah Data",
    "Jenis Jabatan": "Pelaksana",
    "Golongan": "III/a",
    "Tanggal Mulai": "2026-01-05",
}


def number(serial: int, *, born: str = "19900514") -> str:
    return f"{born}201503{1000 + serial:04d}"


def person(serial: int, **said) -> dict:
    """A row by heading; spaces in headings are written as underscores."""
    named = {key.replace("_", " "): value for key, value in said.items()}
    return {"NIP": number(serial), "Nama": f"Orang Ke{chr(96 + serial % 26)}", **ALIKE, **named}


def lines(rows) -> list[list]:
    return [HEADINGS, *([row.get(heading, "") for heading in HEADINGS] for row in rows)]


def workbook(path: Path, table, *, sheet: str = "Pegawai", before=()) -> Path:
    """Write rows of cells; strings stay what they are."""
    with Workbook(str(path), {"strings_to_formulas": False}) as book:
        for name, cells in [*before, (sheet, table)]:
            page = book.add_worksheet(name)
            for place, row in enumerate(cells):
                for column, cell in enumerate(row):
                    if cell != "":
                        page.write(place, column, cell)
    return path


def people_file(folder: Path, *rows, name: str = "pegawai.xlsx", headings=()) -> Path:
    """A workbook with our headings, or with others in the place of some."""
    table = lines(rows)
    table[0] = [dict(headings).get(heading, heading) for heading in table[0]]
    return workbook(folder / name, table)


def work(roster: Roster) -> Roster:
    """What the worker does until the roster stands still."""
    while working.advance(roster.pk, now=NOW):
        pass
    roster.refresh_from_db()
    return roster


def judged(path: Path, agency, *, by=None) -> Roster:
    return work(upload(path, name=path.name, agency=agency, by=by, now=NOW))


def imported(path: Path, agency, *, by=None) -> Roster:
    roster = judged(path, agency, by=by)
    confirming.confirm(roster, by=by, now=NOW)
    return work(roster)
