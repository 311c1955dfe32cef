"""Reading a file that names people, and may say more of each, by the same readers and headings as a
whole roster."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.people.directory.api import Agency, Person
from kawah.people.rosters import columns, files
from kawah.people.rosters.cells import Cell
from kawah.people.rosters.entry import Fault, Reader
from kawah.people.rosters.models import Heading
from kawah.people.rosters.table import Numbered

NAMING = ("nip", "email")
WHO = tuple(columns.BY_KEY[key] for key in ("nip", "name", "email"))


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


def read_naming(
    path: Path, *, agency: Agency, besides: Sequence[columns.Column] = ()
) -> NamingTable:
    """A file that names people; `besides` are the columns of what else it says. What a list of
    employees passes over may say something here. Raises FileUnusable."""
    table = files.read(path, fewest=1)
    said = Heading.objects.filter(agency=agency).exclude(column="")
    remembered = dict(said.values_list("text", "column"))
    meant = columns.guess(table.headings, remembered=remembered, among=(*WHO, *besides))
    return NamingTable(table.headings, meant, table.rows, list(table.told))


def unnamed(meant: Sequence[str]) -> list[str]:
    """The heading of which one is needed, when no column says whom a row is about."""
    return [] if set(NAMING) & set(meant) else [_("NIP atau Surel")]


class NameReader:
    """Reads whom rows name, by the columns that their cells belong to."""

    def __init__(self, meant: Sequence[str], *, today: date) -> None:
        self.reader = Reader(meant, today=today)
        self.places = {key: place for place, key in enumerate(meant) if key}

    def read(self, cells: Sequence[Cell]) -> Named:
        nip, email, faults = self.reader.who(cells)
        return Named(nip, email, self.text(cells, "name")[:160], faults)

    def text(self, cells: Sequence[Cell], key: str) -> str:
        """What stands in a column; empty where the row or the file has none."""
        place = self.places.get(key)
        return "" if place is None or place >= len(cells) else str(cells[place])


class People(Struct, frozen=True):
    """Those whom some rows name, by number and by address."""

    by_nip: dict[str, Person]
    by_email: dict[str, Person]

    @property
    def everyone(self) -> list[Person]:
        return [*self.by_nip.values(), *self.by_email.values()]


def people_named(named: Sequence[Named]) -> People:
    """Whom rows name, in two queries."""
    rows = Person.objects.select_related("agency")
    numbers = {one.nip for one in named if one.nip}
    addresses = {one.email for one in named if one.email}
    by_email = rows.alias(address=Lower("email")).filter(address__in=addresses)
    return People(
        {person.nip or "": person for person in rows.filter(nip__in=numbers)},
        {(person.email or "").lower(): person for person in by_email},
    )


def find(named: Named, people: People, *, within: str) -> Person | str:
    """The person that a row names, within an agency's path; else the code of what is wrong."""
    by_nip, by_email = people.by_nip.get(named.nip), people.by_email.get(named.email)
    if by_nip and by_email and by_nip.pk != by_email.pk:
        return "mismatch"
    person = by_nip if named.nip else by_email
    if person is None:
        return "unknown"
    if not person.agency.path.startswith(within):
        return "elsewhere"
    return person if person.is_active else "inactive"
