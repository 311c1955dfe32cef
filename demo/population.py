"""The demo's people: those with a name in the story, and some four hundred drawn with a fixed seed.

Every NIP here is invented; its form is valid."""

import random
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password

from demo import organization
from kawah.people.access.api import Role, grant, name_supervisor
from kawah.people.directory.api import (
    Agency,
    Appointment,
    EmploymentKind,
    Person,
    Position,
    Reach,
    Unit,
    appoint,
    enlist,
)

HERE = Path(__file__).parent
SEED = 17
PASSWORD = "kawah-candradimuka-2026"  # noqa: S105 - the demo's people have no secrets
NAMED_BY = "farhan.hakim@kptk.example"  # who names the supervisors of all agencies
SHARES = {"PNS": 60, "PPPK": 27, "PPPK_PART_TIME": 8, "CPNS": 5}
RANKS = {"PNS": ["II/c", "III/a", "III/b", "III/c"], "CPNS": ["II/c", "III/a"]}
HEAD_RANKS = ["IV/a", "IV/b"]
HOMES = {
    "trainer": "/mengajar/",
    "practitioner": "/praktisi/",
    "organizer": "/penyelenggara/",
    "treasurer": "/bendahara/",
    "supervisor": "/tim/",
    "executive": "/pimpinan/",
    "steward": "/instansi/",
    "national": "/nasional/",
}
UNIT_REACH = {Role.SUPERVISOR}
AGENCY_REACH = {Role.ORGANIZER, Role.TREASURER, Role.EXECUTIVE, Role.STEWARD, Role.TRAINER}


class Draw:
    """Names and numbers from a fixed seed, each NIP once."""

    def __init__(self, lists: dict[str, Any]) -> None:
        self.random = random.Random(SEED)  # noqa: S311 - a repeatable draw, no secret
        self.given, self.family = lists["given"], lists["family"]
        self.names: set[str] = set()
        self.serial = 100

    def name(self) -> str:
        while True:
            name = f"{self.random.choice(self.given)} {self.random.choice(self.family)}"
            if name not in self.names:
                self.names.add(name)
                return name

    def kind(self) -> EmploymentKind:
        return EmploymentKind(self.random.choices(list(SHARES), list(SHARES.values()))[0])

    def nip(self, kind: EmploymentKind, sex: str, *, today: date) -> str:
        born = date(self.random.randint(1970, 1998), self.random.randint(1, 12), 14)
        begun = min(born.year + self.random.randint(22, 30), today.year - 1)
        middle = 24 if kind.is_contract else self.random.randint(1, 12)
        self.serial += 1
        digit = 1 if sex == "male" else 2
        return f"{born:%Y%m%d}{begun}{middle:02d}{digit}{self.serial % 1000:03d}"


def load(*, now: datetime) -> list[dict[str, str]]:
    """Enter everyone who is not there yet; the accounts to try, for demo-accounts.json."""
    lists = tomllib.loads((HERE / "people.toml").read_text(encoding="utf-8"))
    draw = Draw(lists)
    secret = make_password(PASSWORD)
    accounts = [_named(row, draw, secret, now) for row in lists["person"]]
    if Person.objects.count() <= len(lists["person"]):
        for row in organization.tables()["agency"]:
            _crowd(row, draw, secret, now)
        _name_supervisors(now)
    return accounts


def _named(row: dict[str, str], draw: Draw, secret: str, now: datetime) -> dict[str, str]:
    """Someone with a part in the story. All of them learn, too."""
    kind = EmploymentKind(row["kind"])
    digits = draw.nip(kind, row["sex"], today=now.date())
    person = Person.objects.filter(email=row["email"]).first()
    if person is None:
        person = enlist(
            row["name"],
            kind=kind,
            agency=Agency.objects.get(code=row["agency"]),
            now=_long_ago(now),
            nip_text="" if kind == EmploymentKind.NON_ASN else digits,
            email=row["email"],
            rank_grade=row["rank_grade"],
        )
        _settle(person, row, secret, now)
    return {
        "role": row["role"],
        "username": row["email"],
        "password": PASSWORD,
        "home": HOMES.get(row["role"].split("_")[0], "/beranda/"),
        "agency": row["agency"],
        "name": row["name"],
    }


def _settle(person: Person, row: dict[str, str], secret: str, now: datetime) -> None:
    person.password = secret
    if row.get("target"):
        person.target_position = Position.objects.get(code=row["target"])
    person.save(update_fields=["password", "target_position"])
    unit = Unit.objects.get(agency__code=row["agency"], code=row["unit"])
    start = _long_ago(now).date()
    appoint(
        person,
        now=_long_ago(now),
        position=Position.objects.get(code=row["position"]),
        unit=unit,
        effective_from=start,
    )
    role = Role(row["role"].split("_")[0])
    roles = [role] if role in (Role.LEARNER, Role.PRACTITIONER) else [role, Role.LEARNER]
    for each in roles:
        _give(person, each, unit, start, now)


def _give(person: Person, role: Role, unit: Unit, start: date, now: datetime) -> None:
    if role in UNIT_REACH:
        reach, agency, within = Reach.UNIT, unit.agency, unit
    elif role in AGENCY_REACH:
        reach, agency, within = Reach.AGENCY, unit.agency, None
    else:
        reach = Reach.NATIONAL if role == Role.NATIONAL else Reach.OWN
        agency, within = None, None
    grant(person, role, reach=reach, agency=agency, unit=within, effective_from=start, now=now)


def _crowd(row: dict[str, Any], draw: Draw, secret: str, now: datetime) -> None:
    """The last of them are the heads that no named person is."""
    rows = {unit["code"]: unit for unit in row["units"]}
    units = list(Unit.objects.filter(agency__code=row["code"]).order_by("pk"))
    headless = [unit for unit in units if not _head_of(unit, rows[unit.code]["head"])]
    begun = row["people"] - len(headless)
    for number in range(row["people"]):
        if number >= begun:
            unit = headless[number - begun]
            post, kind = rows[unit.code]["head"], EmploymentKind.PNS
        else:
            unit, kind = draw.random.choice(units), draw.kind()
            posts = rows[unit.code]["posts"]
            post = draw.random.choices(list(posts), list(posts.values()))[0]
        ranks = HEAD_RANKS if number >= begun else RANKS.get(kind, ["VII", "IX"])
        person = _drawn(unit.agency, number, draw, kind, draw.random.choice(ranks), now)
        person.password = secret
        person.save(update_fields=["password"])
        start = date(now.year - 1, draw.random.randint(1, 12), 1)
        position = Position.objects.get(code=post)
        appoint(person, position=position, unit=unit, effective_from=start, now=_long_ago(now))
        _give(person, Role.LEARNER, unit, start, now)


def _long_ago(now: datetime) -> datetime:
    """When everyone was there already: what is new in the trail is the story's."""
    return datetime(now.year - 1, 1, 1, 3, tzinfo=UTC)


def _drawn(
    agency: Agency, number: int, draw: Draw, kind: EmploymentKind, rank: str, now: datetime
) -> Person:
    sex = draw.random.choice(["male", "female"])
    return enlist(
        draw.name(),
        kind=kind,
        agency=agency,
        now=_long_ago(now),
        nip_text=draw.nip(kind, sex, today=now.date()),
        email=f"pegawai{number:03d}@{agency.code}.example",
        rank_grade=rank,
    )


def _head_of(unit: Unit, post: str) -> Person | None:
    held = Appointment.objects.filter(unit=unit, position__code=post).select_related("person")
    first = held.order_by("pk").first()
    return first.person if first else None


def _name_supervisors(now: datetime) -> None:
    """The head of a unit supervises its people, and the head of the unit above supervises the head.

    Who comes from outside the civil service has no supervisor here.
    """
    by = Person.objects.get(email=NAMED_BY)
    start = datetime(now.year - 1, 12, 1, 3, tzinfo=UTC)
    heads = {
        (row["code"], unit["code"]): unit["head"]
        for row in organization.tables()["agency"]
        for unit in row["units"]
    }
    for unit in Unit.objects.select_related("agency", "parent"):
        head = _head_of(unit, heads[unit.agency.code, unit.code])
        above = unit.parent and _head_of(unit.parent, heads[unit.agency.code, unit.parent.code])
        staff = Person.objects.filter(appointments__unit=unit).exclude(kind="NON_ASN")
        for person in staff.select_related("agency").order_by("pk"):
            supervisor = above if head and person.pk == head.pk else head
            if supervisor:
                name_supervisor(person, supervisor=supervisor, by=by, on=start.date(), now=start)
