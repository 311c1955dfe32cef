"""Reading a file that only names people, by the same readers and headings as a whole roster."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.lib.intake import FileUnusable
from kawah.people.directory.api import Agency
from kawah.people.rosters import columns, files
from kawah.people.rosters.cells import Cell
from kawah.people.rosters.entry import Fault, Reader
from kawah.people.rosters.models import Heading
from kawah.people.rosters.table import Numbered

NAMING = ("nip", "email")


class NamingTable(Struct):
    """Rows of a file, and what its headings mean; `told` are remarks about the file."""

    headings: list[str]
    meant: list[str]
    rows: Iterator[Numbered]
    told: list[Fault]


class Named(Struct, frozen=True):
    """Whom a row names; `name` is only what the file says."""

    nip: str
    email: str
    name: str
    faults: list[Fault]


def read_naming(path: Path, *, agency: Agency) -> NamingTable:
    """A file with a column NIP or Surel, or what the agency calls them. Raises FileUnusable."""
    table = files.read(path, fewest=1)
    remembered = dict(Heading.objects.filter(agency=agency).values_list("text", "column"))
    meant = columns.guess(table.headings, remembered=remembered)
    if not set(NAMING) & set(meant):
        raise FileUnusable(
            _(
                "Berkas ini tidak mempunyai kolom NIP atau Surel. Tulis salah satunya sebagai judul"
                " kolom di baris paling atas, lalu unggah lagi; templatnya dapat diunduh."
            )
        )
    return NamingTable(table.headings, meant, table.rows, list(table.told))


class NameReader:
    """Reads whom rows name, by the columns that their cells belong to."""

    def __init__(self, meant: Sequence[str], *, today: date) -> None:
        self.reader = Reader(meant, today=today)
        self.place = list(meant).index("name") if "name" in meant else None

    def read(self, cells: Sequence[Cell]) -> Named:
        nip, email, faults = self.reader.who(cells)
        is_there = self.place is not None and self.place < len(cells)
        name = str(cells[self.place or 0])[:160] if is_there else ""
        return Named(nip, email, name, faults)
