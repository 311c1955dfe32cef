"""Files to download: tables and office documents without anything that runs when opened."""

import csv
import io
import re

from django.utils.translation import gettext_lazy as _

from kawah.learning.media import kinds
from kawah.learning.media.refusals import FileDamaged, FileRefused
from kawah.lib import archives

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
RUNS = re.compile(r"\s*(?:[=@]|[+-].*[|(!])")
ACTIVE = re.compile(r"vbaProject|activeX|oleObject|macrosheets|externalLinks", re.IGNORECASE)
OFFICE = {kinds.XLSX: "xl/workbook.xml", kinds.DOCX: "word/document.xml"}


class TableUnsafe(FileRefused):
    """A cell would be run as a formula by the program that opens the table."""

    sentence = _(
        "%(name)s: sel “%(found)s” akan dijalankan sebagai rumus; tulis nilainya, bukan rumusnya."
    )


class DocumentActive(FileRefused):
    """An office document holds a macro or fetches something when it is opened."""

    sentence = _(
        "%(name)s: dokumen memuat makro atau tautan aktif (%(found)s); simpan ulang tanpa makro."
    )


def looks_like_table(content: bytes, name: str) -> bool:
    """A table is any text that calls itself one: its bytes carry no other sign."""
    return name.lower().endswith(".csv") and not content.lstrip().startswith(b"<")


def office_kind(content: bytes, *, name: str) -> str | None:
    """What kind of office document a zip is; raises FileDamaged, DocumentActive."""
    try:
        files = archives.read_zip(content)
    except archives.ArchiveUnusable as error:
        raise FileDamaged(name) from error
    for mime, heart in OFFICE.items():
        if heart in files and "[Content_Types].xml" in files:
            _refuse_active(files, name)
            return mime
    return None


def refuse_formulas(content: bytes, *, name: str) -> None:
    """Raises FileDamaged, TableUnsafe."""
    try:
        text = content.decode("utf-8-sig")
        if CONTROL.search(text):
            raise FileDamaged(name)
        for mark in ",;\t":
            _refuse_cells(text, mark, name)
    except (UnicodeDecodeError, csv.Error) as error:
        raise FileDamaged(name) from error


def _refuse_cells(text: str, mark: str, name: str) -> None:
    """Whichever sign the reader's program takes for the separator."""
    for row in csv.reader(io.StringIO(text), delimiter=mark):
        for cell in row:
            if RUNS.match(cell):
                raise TableUnsafe(name, cell.strip()[:40])


def _refuse_active(files: dict[str, bytes], name: str) -> None:
    for path, content in files.items():
        if ACTIVE.search(path) or (path.endswith(".rels") and b"attachedTemplate" in content):
            raise DocumentActive(name, path)
