"""Which reader a file of people needs: by what is in it, whatever its name says."""

import zipfile
from pathlib import Path

from django.utils.translation import gettext as _

from kawah.lib.intake import FileUnusable
from kawah.people.rosters import columns, delimited, guard, table, workbook
from kawah.people.rosters.table import Table

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
OTHERS = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"{\\rtf": "RTF"}
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv")
HEAD = 64 * 1024


def read(path: Path) -> Table:
    """Raises FileUnusable."""
    size = path.stat().st_size
    if size == 0:
        raise FileUnusable(_("Berkas ini kosong. Pilih berkas lain."))
    if size > table.MOST_BYTES:
        raise table.too_large()
    head = _head(path)
    if head.startswith(ZIP):
        return workbook.read(path)
    if head.startswith(OLD_OFFICE):
        raise guard.locked() if _is_locked(path) else _old()
    for sign, name in OTHERS.items():
        if head.startswith(sign):
            told = _("Berkas ini %(kind)s. Pilih berkas Excel .xlsx atau .csv.")
            raise FileUnusable(told % {"kind": name})
    return delimited.read(path)


def tells_of_people(path: Path) -> bool:
    """Whether a file is for us: by its name, or by a first line with our headings."""
    if not path.is_file():
        return False
    if path.suffix.lower() in SUFFIXES or _is_workbook(path):
        return True
    head = _head(path).decode("utf-8", "replace").lstrip("\ufeff")
    line = head.split("\n", 1)[0]
    for sign in delimited.BETWEEN:
        line = line.replace(sign, "\n")
    known = {columns.KNOWN.get(columns.plain(text), "") for text in line.splitlines()}
    return {"nip", "name"} <= known


def _is_workbook(path: Path) -> bool:
    if not _head(path).startswith(ZIP):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return guard.WORKBOOK in archive.NameToInfo
    except (*guard.DAMAGE, ValueError):
        return False


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _is_locked(path: Path) -> bool:
    return LOCKED in path.read_bytes()


def _old() -> FileUnusable:
    return FileUnusable(
        _("Berkas ini berbentuk Excel lama (.xls). Simpan sebagai .xlsx, lalu unggah lagi.")
    )
