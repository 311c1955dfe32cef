"""Which reader a file of people needs: by what is in it, whatever its name says."""

from pathlib import Path

from django.utils.translation import gettext as _

from kawah.lib.intake import FileUnusable
from kawah.people.rosters import delimited, guard, table, workbook
from kawah.people.rosters.table import Table

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
OTHERS = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"{\\rtf": "RTF"}
HEAD = 64 * 1024


def read(path: Path, *, fewest: int = table.KNOWN_HEADINGS) -> Table:
    """`fewest` of our headings tell a row of headings from a title. Raises FileUnusable."""
    size = path.stat().st_size
    if size == 0:
        raise FileUnusable(_("Berkas ini kosong. Pilih berkas lain."))
    if size > table.MOST_BYTES:
        raise table.too_large()
    head = head_of(path)
    if head.startswith(ZIP):
        return workbook.read(path, fewest=fewest)
    if head.startswith(OLD_OFFICE):
        raise guard.locked() if _is_locked(path) else _old()
    for sign, name in OTHERS.items():
        if head.startswith(sign):
            told = _("Berkas ini %(kind)s. Pilih berkas Excel .xlsx atau .csv.")
            raise FileUnusable(told % {"kind": name})
    return delimited.read(path, fewest=fewest)


def head_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _is_locked(path: Path) -> bool:
    return LOCKED in path.read_bytes()


def _old() -> FileUnusable:
    return FileUnusable(
        _("Berkas ini berbentuk Excel lama (.xls). Simpan sebagai .xlsx, lalu unggah lagi.")
    )
