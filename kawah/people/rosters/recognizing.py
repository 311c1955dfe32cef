"""Whether a file is a list of people, before anything of it is believed."""

import zipfile
from pathlib import Path

from kawah.people.rosters import columns, delimited, guard
from kawah.people.rosters.files import ZIP, head_of

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv")


def tells_of_people(path: Path) -> bool:
    """Whether a file is for us: by its name, or by a first line with our headings."""
    if not path.is_file():
        return False
    if path.suffix.lower() in SUFFIXES or _is_workbook(path):
        return True
    head = head_of(path).decode("utf-8", "replace").lstrip("\ufeff")
    line = head.split("\n", 1)[0]
    for sign in delimited.BETWEEN:
        line = line.replace(sign, "\n")
    known = {columns.KNOWN.get(columns.plain(text), "") for text in line.splitlines()}
    return {"nip", "name"} <= known


def _is_workbook(path: Path) -> bool:
    if not head_of(path).startswith(ZIP):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return guard.WORKBOOK in archive.NameToInfo
    except (*guard.DAMAGE, ValueError):
        return False
