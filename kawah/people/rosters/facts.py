"""What is known in the directory about the people of some rows, as plain values."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct, field


class AgencyFact(Struct, frozen=True):
    pk: int
    code: str
    name: str
    zone: str
    is_open: bool = True


class UnitFact(Struct, frozen=True):
    pk: int
    name: str
    code: str
    parent: int | None


class PositionFact(Struct, frozen=True):
    pk: int
    name: str
    grade: str = ""
    agency: int | None = None  # nationwide when empty


class Post(Struct, frozen=True):
    """The open definitive appointment of somebody."""

    pk: int
    position: int
    position_name: str
    unit: int
    unit_name: str
    since: date


class Found(Struct, frozen=True):
    """Somebody who is in the directory already."""

    pk: int
    name: str
    nip: str
    email: str
    kind: str
    rank: str
    agency: int
    agency_name: str
    is_active: bool
    phone: str = ""
    phone_own_at: datetime | None = None  # told by the person, whose word outlasts a file's
    province: str = ""
    regency: str = ""
    post: Post | None = None
    boss: str = ""  # the number of the supervisor on the day


class Units:
    """The units of an agency by name, and by the names of those above them."""

    def __init__(self, rows: Sequence[UnitFact]) -> None:
        self.by_pk = {row.pk: row for row in rows}
        self.named: dict[str, list[UnitFact]] = {}
        for row in rows:
            for text in {fold(row.name), row.code}:
                self.named.setdefault(text, []).append(row)

    def add(self, row: UnitFact) -> None:
        self.by_pk[row.pk] = row
        self.named.setdefault(fold(row.name), []).append(row)

    def find(self, names: Sequence[str]) -> list[UnitFact]:
        """Those of the last name that lie right under those of the names before it."""
        rows = self.named.get(fold(names[-1]), [])
        return [row for row in rows if self._lies_under(row, names[:-1])]

    def _lies_under(self, row: UnitFact, names: Sequence[str]) -> bool:
        for name in reversed(names):
            parent = self.by_pk.get(row.parent) if row.parent else None
            if parent is None or fold(name) not in (fold(parent.name), parent.code):
                return False
            row = parent
        return True


class Known(Struct):
    """`first_rows` and `first_addresses` are rows of the same file, by what they said first."""

    home: AgencyFact
    today: date
    agencies: Mapping[str, AgencyFact]  # within reach, by code
    people: dict[str, Found] = field(default_factory=dict)
    addresses: dict[str, Found] = field(default_factory=dict)
    units: dict[int, Units] = field(default_factory=dict)
    positions: dict[str, list[PositionFact]] = field(default_factory=dict)
    twins: dict[tuple[str, str], Found] = field(default_factory=dict)
    first_rows: dict[str, int] = field(default_factory=dict)
    first_addresses: dict[str, str] = field(default_factory=dict)
    above: set[int] = field(default_factory=set)  # whose roles reach further than the roster
    beside: set[int] = field(default_factory=set)  # whose roles reach as far

    @property
    def reach(self) -> set[int]:
        return {agency.pk for agency in self.agencies.values()}


TITLES = frozenset({"h", "hj", "dr", "drs", "dra", "drg", "ir", "prof", "pdt", "rm", "apt"})


def fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def core(name: str) -> str:
    """A name without titles, capitals and signs: what one person is called in every list."""
    bare = name.split(",")[0].replace("’", "'")
    parts = [part for part in bare.split() if "." not in part]
    words = ("".join(sign for sign in part.casefold() if sign.isalnum()) for part in parts)
    return " ".join(word for word in words if word and word not in TITLES) or fold(name)
