"""Real rows for tests: small, valid, told apart by a running number."""

from datetime import UTC, date, datetime
from itertools import count

from kawah.people.competencies import reference_data
from kawah.people.directory.api import (
    Agency,
    EmploymentKind,
    Person,
    Position,
    PositionKind,
    Unit,
    appoint,
    path_under,
)

NOW = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)  # 10.00 WIB, a Monday
TODAY = NOW.date()
_number = count(1)


def number_from(first: int) -> None:
    """Count on from there: where other processes have made things in the same database."""
    global _number
    _number = count(first)


def make_agency(
    code: str = "", *, parent: Agency | None = None, zone: str = "Asia/Jakarta"
) -> Agency:
    code = code or f"instansi-{next(_number)}"
    return Agency.objects.create(
        code=code,
        name=f"Instansi {code}",
        short_name=code,
        tier="REGIONAL",
        parent=parent,
        path=path_under(parent, code),
        province_code="53",
        time_zone=zone,
    )


def make_nip(number: int, *, month: int = 3) -> str:
    return f"19900514{2015:04d}{month:02d}1{number % 1000:03d}"


def make_person(
    agency: Agency | None = None,
    *,
    kind: EmploymentKind = EmploymentKind.PNS,
    name: str = "",
    email: str | None = None,
    password: str = "",
) -> Person:
    number = next(_number)
    person = Person(
        agency=agency or make_agency(),
        kind=kind,
        name=name or f"Pegawai {number}",
        email=email,
        nip=None if kind == EmploymentKind.NON_ASN else f"19900514201503{number:04d}",
    )
    if password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    person.save()
    return person


def make_unit(agency: Agency, code: str = "", *, parent: Unit | None = None) -> Unit:
    code = code or f"unit-{next(_number)}"
    return Unit.objects.create(
        agency=agency, code=code, name=f"Unit {code}", parent=parent, path=path_under(parent, code)
    )


def make_position(kind: PositionKind = PositionKind.PELAKSANA, *, grade: str = "") -> Position:
    code = f"jabatan-{next(_number)}"
    return Position.objects.create(code=code, name=f"Jabatan {code}", kind=kind, grade=grade)


def place(person: Person, *, unit: Unit | None = None, position: Position | None = None) -> None:
    """Appoint a person somewhere since the start of last year."""
    appoint(
        person,
        now=NOW,
        position=position or make_position(),
        unit=unit or make_unit(person.agency),
        effective_from=date(TODAY.year - 1, 1, 1),
    )


def load_competencies() -> None:
    reference_data.load()
