"""Reading a CSV file, with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from kawah.lib.intake import FileUnusable
from kawah.people.rosters import addresses, cells, columns, table
from kawah.people.rosters.table import Numbered, Table

BETWEEN = ",;\t|"
HEAD = 64 * 1024


def read(path: Path, *, fewest: int = table.KNOWN_HEADINGS) -> Table:
    """Raises FileUnusable."""
    encoding = encoding_of(path)
    rows = _rows(path, encoding, separator_of(path, encoding))
    return table.with_headings(rows, [], fewest=fewest)


def encoding_of(path: Path) -> str:
    """In which letters a file is written: read through once, a bit at a time."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        if b"\0" in head:
            raise _no_text()
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        try:
            while chunk := file.read(1024 * 1024):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def separator_of(path: Path, encoding: str) -> str:
    """The sign between most of our headings; else the one that a line holds most of."""
    best: dict[str, tuple[int, int]] = dict.fromkeys(BETWEEN, (0, 0))
    with _text_demanded(), path.open(encoding=encoding, newline="") as file:
        for line in file.read(HEAD).splitlines()[: table.HEADINGS_WITHIN]:
            for sign in BETWEEN:
                parts = "".join(line.split('"')[::2]).split(sign)
                known = sum(columns.plain(part) in columns.KNOWN for part in line.split(sign))
                best[sign] = max(best[sign], (known, len(parts) - 1))
    return max(best, key=lambda sign: best[sign])


@contextmanager
def _text_demanded() -> Iterator[None]:
    try:
        yield
    except (UnicodeError, csv.Error) as error:
        raise _no_text() from error


def _no_text() -> FileUnusable:
    return FileUnusable(
        _("Berkas ini bukan Excel .xlsx dan bukan teks CSV. Simpan sebagai .xlsx, lalu ulangi.")
    )


def _rows(path: Path, encoding: str, separator: str) -> Iterator[Numbered]:
    formulas: list[str] = []
    with _text_demanded(), path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=separator)
        before = 0
        for found in reader:
            number, before = before + 1, reader.line_num
            if any("\0" in text for text in found):
                raise _no_text()
            if len(found) > table.MOST_COLUMNS:
                raise table.too_wide()
            formulas += [
                addresses.place_of(number, place)
                for place, text in enumerate(found)
                if cells.is_formula(text)
            ]
            if len(formulas) > table.FORMULAS_NAMED:
                break
            read_cells = [cells.from_text(text) for text in found]
            if not table.is_empty(read_cells):
                yield number, read_cells
    if formulas:
        raise table.with_formulas(formulas)
