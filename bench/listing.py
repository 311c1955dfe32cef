"""Lists of a hundred thousand people: a page of them, a search in them, all of them as a file, and
the head's page about them. Among the last measures: it fills the site.

python -m bench.listing AGENCY    makes the people, prints JSON: somebody in the middle of the list
"""

import json
import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import django

from bench.figures import Figure
from bench.measure import Bench
from bench.press import Request, press
from tests.rig.visitor import Visitor

PEOPLE, UNITS, AT_ONCE, REQUESTS = 100_000, 200, 2, 100
LIST, HEAD, FILE = (
    "list of 100,000 people, p95",
    "head's page about 100,000 people, p95",
    "100,000 people as .xlsx",
)
LONGEST_P95, LONGEST_FILE, PATIENCE = 300.0, 120.0, 900.0
SEED = 20261130
NAMES = "Ani Budi Cici Dodi Eko Fani Gita Hadi Ika Joko Kiki Lina Maya Nina Oki Putri"
FAMILIES = "Saragih Nugroho Wijaya Lestari Hakim Siregar Tanjung Bria Kogoya Pattiasina"
GIVEN, FAMILY = NAMES.split(), FAMILIES.split()


def measure(bench: Bench) -> Iterator[Figure]:
    if not any(bench.wants(name) for name in (LIST, HEAD, FILE)):
        return
    steward, head = bench.site.accounts["steward"], bench.site.accounts["executive"]
    middle = _filled(bench, steward.agency)
    visitor = Visitor(bench.site.url).sign_in(steward)
    paths = ["", f"?sesudah={middle}", "?cari=lina", "?jenis=PPPK", "?urut=z", "?unit="]
    asked = [f"/instansi/pegawai/{path}" for path in paths]
    note = f"first page, one in the middle, search, kind, Z to A; {AT_ONCE} at once"
    yield _pressed(bench, LIST, asked, visitor.cookie_header, note)
    leader = Visitor(bench.site.url).sign_in(head)
    _wait_for_count(leader)
    note = f"the whole page, {AT_ONCE} at once, read from the counts"
    yield _pressed(bench, HEAD, ["/pimpinan/"], leader.cookie_header, note)
    seconds = _taken_away(visitor)
    note = "ordered on the page, written by the site's own worker; the goal is our own"
    yield Figure(FILE, round(seconds, 1), "s", LONGEST_FILE, note=note)


def _filled(bench: Bench, agency: str) -> str:
    middle: str = bench.told("bench.listing", agency)["middle"]
    return middle


def _pressed(bench: Bench, name: str, paths: list[str], cookies: str, note: str) -> Figure:
    requests = [Request(paths[n % len(paths)], cookies=cookies) for n in range(REQUESTS)]
    press(bench.site.url, requests[: len(paths)], at_once=1)  # the first look at each
    pressed = press(bench.site.url, requests, at_once=AT_ONCE)
    if pressed.refused:
        note += f"; {pressed.refused} answered with a fault"
    return Figure(name, round(pressed.part(0.95) * 1000, 1), "ms", LONGEST_P95, note=note)


def _wait_for_count(leader: Visitor) -> None:
    """Until the worker has counted everybody; the new people are noted in the trail."""
    deadline = time.monotonic() + PATIENCE
    while "100." not in leader.get("/pimpinan/").text and time.monotonic() < deadline:
        time.sleep(1)


def _taken_away(visitor: Visitor) -> float:
    visitor.get("/instansi/pegawai/")  # for the token of its form
    began = time.monotonic()
    sent = {"key": str(uuid4()), "form": "xlsx"}
    place = visitor.post("/instansi/pegawai/unduhan/", sent).location
    while "/berkas/" not in visitor.get(place).text and time.monotonic() - began < PATIENCE:
        time.sleep(0.5)
    return time.monotonic() - began


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(json.dumps({"middle": fill(sys.argv[1])}))


def fill(code: str) -> str:
    """People with posts in many units, some with hours; and one line in the trail about them."""
    from django.utils import timezone

    from kawah.earned.hours.api import Balance
    from kawah.people.directory.api import Agency, Appointment, Person, Position, Unit
    from kawah.records.api import note

    chance, year = random.Random(SEED), timezone.now().year
    agency = Agency.objects.get(code=code)
    units = Unit.objects.bulk_create(
        Unit(agency=agency, code=f"b-{n}", name=f"Bagian {n}", path=f"/b-{n}/")
        for n in range(UNITS)
    )
    people = Person.objects.bulk_create(
        (
            Person(
                agency=agency,
                name=f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} {n}",
                kind=chance.choice(["PNS", "PNS", "PPPK"]),
                nip=f"{10**17 + n}",
                password="!",  # noqa: S106 - nobody can sign in by it
            )
            for n in range(PEOPLE)
        ),
        batch_size=2000,
    )
    position = Position.objects.filter(agency=None).earliest("pk")
    Appointment.objects.bulk_create(
        (
            Appointment(
                person=one,
                position=position,
                unit=units[n % UNITS],
                effective_from=date(2020, 1, 1),
            )
            for n, one in enumerate(people)
        ),
        batch_size=2000,
    )
    Balance.objects.bulk_create(
        (
            Balance(person=one, year=year, minutes=chance.choice([0, 90, 450, 900]))
            for one in people
        ),
        batch_size=2000,
    )
    note(verb="person.enlisted", subject="bench", by=None, now=timezone.now(), agency=agency.code)
    middle = Person.objects.filter(agency=agency).order_by("name", "pk")[PEOPLE // 2]
    return str(middle.uuid)


if __name__ == "__main__":
    main()
