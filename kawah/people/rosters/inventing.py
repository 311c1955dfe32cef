"""A list of people that do not exist: valid numbers, plausible names, a tree of units; with planted
mistakes. The same seed gives the same list."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from msgspec import Struct

from kawah.people.rosters.columns import COLUMNS
from kawah.people.rosters.invented_words import FAMILIES, FIELDS_OF_WORK, GIVEN, POSTS, SECTIONS

HEADINGS = [column.heading for column in COLUMNS]
FIRST_BIRTH, BIRTH_DAYS = date(1968, 1, 1), 13_000  # until 2003
NEWEST_START = date(2025, 12, 1)
LAST_YEAR = 2024  # of an appointment, so that a list stays good in later years
PEOPLE_IN_UNIT = 20
SHARES = {"PNS": 62, "PPPK": 26, "PPPK paruh waktu": 8, "CPNS": 4}
RANKS = ["II/c", "III/a", "III/b", "III/c", "III/d", "IV/a"]
CONTRACT_RANKS = ["V", "VII", "IX"]

Line = list[str | int]


class Unit(Struct):
    path: str
    depth: int
    parent: "Unit | None" = None
    head: str = ""  # the number of who leads it


class Inventor:
    def __init__(self, rows: int, *, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - a repeatable draw, no secret
        self.rows = rows
        self.numbers: set[str] = set()
        self.names: dict[str, int] = {}
        self.units = list(self._units(max(1, rows // PEOPLE_IN_UNIT)))

    def lines(self) -> Iterator[Line]:
        """Heads of units first, so that supervisors come before their people in the file."""
        for place in range(self.rows):
            is_head = place < len(self.units)
            unit = self.units[place] if is_head else self.random.choice(self.units)
            yield self._line(unit, is_head=is_head)

    def _units(self, count: int) -> Iterator[Unit]:
        made: list[Unit] = []
        offices = max(1, min(len(FIELDS_OF_WORK), count // 8))
        for number in range(count):
            if number < offices:
                unit = Unit(f"Dinas {FIELDS_OF_WORK[number]}", 1)
            else:
                parent = made[number % offices if number < offices * 5 else number // 4]
                section = SECTIONS[number % len(SECTIONS)]
                kind = "Bidang" if parent.depth == 1 else "Seksi"
                name = f"{kind} {section} {number}"
                unit = Unit(f"{parent.path} / {name}", parent.depth + 1, parent)
            if unit.depth > 4 and unit.parent:
                unit = Unit(f"{unit.parent.path} {number}", unit.parent.depth, unit.parent.parent)
            made.append(unit)
            yield unit

    def _line(self, unit: Unit, *, is_head: bool) -> Line:
        kind = "PNS" if is_head else self.random.choices(list(SHARES), list(SHARES.values()))[0]
        name, number = self._name(), self._number(kind)
        boss = unit.parent.head if is_head and unit.parent else unit.head
        if is_head:
            unit.head = number
        post, post_kind, grade = self._post(unit, is_head=is_head)
        is_contract = kind.startswith("PPPK")
        values = {
            "NIP": number,
            "Nama": name,
            "Jenis Pegawai": kind,
            "Unit Kerja": unit.path,
            "Jabatan": post,
            "Jenis Jabatan": post_kind,
            "Jenjang": grade,
            "Golongan": self.random.choice(CONTRACT_RANKS if is_contract else RANKS),
            "NIP Atasan": boss,
            "Surel": self._email(name),
            "Nomor HP": f"0811{self.random.randrange(10**7):07d}",
            "Kode Provinsi": "53",
            "Kabupaten/Kota": "Candrapura",
            "Tanggal Mulai": self._start(),
        }
        return [values.get(heading, "") for heading in HEADINGS]

    def _name(self) -> str:
        given = self.random.sample(GIVEN, 2 if self.random.random() < 0.6 else 1)
        return " ".join([*given, self.random.choice(FAMILIES)])

    def _number(self, kind: str) -> str:
        while True:
            born = FIRST_BIRTH + timedelta(days=self.random.randrange(BIRTH_DAYS))
            year = min(born.year + self.random.randint(21, 32), LAST_YEAR)
            is_contract = kind.startswith("PPPK")
            middle = 21 if is_contract else self.random.randint(1, 12)
            sex = self.random.randint(1, 2)
            serial = self.random.randint(1, 999)
            number = f"{born:%Y%m%d}{year}{middle:02d}{sex}{serial:03d}"
            if number not in self.numbers:
                self.numbers.add(number)
                return number

    def _email(self, name: str) -> str:
        stem = ".".join(name.lower().replace("'", "").split())
        self.names[stem] = self.names.get(stem, 0) + 1
        return f"{stem}{self.names[stem]}@pegawai.example"

    def _post(self, unit: Unit, *, is_head: bool) -> tuple[str, str, str]:
        if is_head:
            leads = {1: ("Kepala Dinas", "JPT Pratama"), 2: ("Kepala Bidang", "Administrator")}
            title, kind = leads.get(unit.depth, ("Kepala Seksi", "Pengawas"))
            return title, kind, ""
        return self.random.choice(POSTS)

    def _start(self) -> str:
        day = NEWEST_START - timedelta(days=self.random.randrange(1500))
        return day.isoformat() if self.random.random() < 0.7 else f"{day:%d/%m/%Y}"


def _at(heading: str) -> int:
    return HEADINGS.index(heading)


def _set(heading: str, value: str | int) -> Any:
    def spoil(line: Line) -> None:
        line[_at(heading)] = value

    return spoil


def _number_as_number(line: Line) -> None:
    line[_at("NIP")] = int(str(line[_at("NIP")])[:15]) * 1000


def _short_number(line: Line) -> None:
    line[_at("NIP")] = str(line[_at("NIP")])[:17]


def _no_grade(line: Line) -> None:
    line[_at("Jabatan")] = "Arsiparis Rintisan"
    line[_at("Jenis Jabatan")], line[_at("Jenjang")] = "Jabatan fungsional", ""


# Each of them makes one row one that cannot go in.
MISTAKES = (
    _short_number,
    _number_as_number,
    _set("Jenis Pegawai", "Pegawai Tetap"),
    _set("Surel", "surel tanpa alamat"),
    _set("Tanggal Mulai", "31 Februari 2025"),
    _set("NIP Atasan", "197001012000011"),
    _no_grade,
    _set("Golongan", "Tiga A"),
    _set("Nama", "-"),
    _set("Kode Instansi", "instansi-yang-tidak-ada"),
)


def invented(rows: int, *, seed: int, errors: int = 0) -> Iterator[Line]:
    """So many people, of whom `errors` have a mistake; nobody's supervisor is among those."""
    inventor = Inventor(rows, seed=seed)
    heads = len(inventor.units)
    wrong = set(
        Random(seed).sample(range(heads, rows), min(errors, rows - heads))  # noqa: S311 - no secret
    )
    planted = 0
    for place, line in enumerate(inventor.lines()):
        if place in wrong:
            MISTAKES[planted % len(MISTAKES)](line)
            planted += 1
        yield line
