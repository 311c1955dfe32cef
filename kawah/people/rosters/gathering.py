"""Asking the directory what is known about the people of some rows: a few queries for all."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower, Substr

from kawah.lib.periods import local_day
from kawah.people.directory.api import (
    Agency,
    Appointment,
    FunctionalGrade,
    Person,
    Position,
    Supervision,
    Unit,
)
from kawah.people.rosters import power
from kawah.people.rosters.entry import Entry
from kawah.people.rosters.facts import (
    AgencyFact,
    Found,
    Known,
    PositionFact,
    Post,
    UnitFact,
    Units,
    core,
    fold,
)
from kawah.people.rosters.models import Roster, Row
from kawah.people.rosters.weighing import BIRTH

FIELDS = (
    *("pk", "name", "nip", "email", "kind", "rank_grade"),
    *("agency_id", "agency__short_name", "is_active"),
    *("phone", "phone_own_at", "province", "regency"),
)


def today_of(roster: Roster, *, now: datetime) -> date:
    return local_day(now, roster.agency.time_zone)


def agencies_of(roster: Roster) -> dict[str, AgencyFact]:
    """The roster's agency and those below it, by code."""
    rows = Agency.objects.under(roster.agency.path)
    named = rows.values_list("pk", "code", "short_name", "time_zone", "closing")
    return {
        code: AgencyFact(pk, code, name, zone, closing is None)
        for pk, code, name, zone, closing in named
    }


def gather(roster: Roster, entries: Sequence[Entry], *, now: datetime) -> Known:
    """What weighing these rows needs to know."""
    agencies = agencies_of(roster)
    home = agencies[roster.agency.code]
    known = Known(home, today_of(roster, now=now), agencies)
    _people(known, entries)
    keys = {one.pk for one in (*known.people.values(), *known.addresses.values())}
    known.above = power.above(roster, keys, on=known.today)
    known.beside = power.beside(roster, keys, on=known.today)
    meant = {agencies.get(entry.agency, home).pk for entry in entries if entry.unit}
    for agency in meant | {one.agency for one in known.people.values()} & known.reach:
        known.units[agency] = units_of(agency)
    _positions(known, entries)
    return known


def units_of(agency: int) -> Units:
    rows = Unit.objects.filter(agency=agency).values_list("pk", "name", "code", "parent_id")
    return Units([UnitFact(*row) for row in rows])


def gather_file(known: Known, roster: Roster, entries: Sequence[Entry]) -> None:
    """What earlier rows of the file said, and who in the agency could be the same person."""
    numbers = {entry.nip for entry in entries if entry.nip}
    addresses = {entry.email for entry in entries if entry.email}
    earlier = Row.objects.filter(roster=roster)
    known.first_rows.update(earlier.filter(nip__in=numbers).values_list("nip", "number"))
    known.first_addresses.update(earlier.filter(email__in=addresses).values_list("email", "name"))
    births = {number[:BIRTH] for number in numbers - set(known.people)}
    rows = Person.objects.alias(birth=Substr("nip", 1, BIRTH)).filter(
        birth__in=births, agency__in=known.reach
    )
    for one in _found(rows):
        known.twins[one.nip[:BIRTH], core(one.name)] = one


def _people(known: Known, entries: Sequence[Entry]) -> None:
    numbers = {entry.nip for entry in entries if entry.nip}
    addresses = {entry.email for entry in entries if entry.email}
    rows = _found(Person.objects.filter(nip__in=numbers))
    held = _found(Person.objects.alias(address=Lower("email")).filter(address__in=addresses))
    keys = [one.pk for one in (*rows, *held)]
    posts, bosses = _posts(keys), _bosses(keys, on=known.today)
    for one in (*rows, *held):
        whole = _with(one, posts.get(one.pk), bosses.get(one.pk, ""))
        if whole.nip:
            known.people[whole.nip] = whole
        if whole.email:
            known.addresses[whole.email.lower()] = whole


def _found(rows: "QuerySet[Any]") -> list[Found]:
    return [
        Found(pk, name, nip or "", email or "", *rest)
        for pk, name, nip, email, *rest in rows.values_list(*FIELDS)
    ]


def _with(one: Found, post: Post | None, boss: str) -> Found:
    return msgspec.structs.replace(one, post=post, boss=boss)


def _posts(keys: Sequence[int]) -> dict[int, Post]:
    rows = Appointment.objects.filter(person__in=keys, until=None, kind="DEFINITIVE")
    names = ("position_id", "position__name", "unit_id", "unit__name", "effective_from")
    return {person: Post(*rest) for person, *rest in rows.values_list("person_id", "pk", *names)}


def _bosses(keys: Sequence[int], *, on: date) -> dict[int, str]:
    rows = Supervision.objects.in_force(on=on).filter(person__in=keys)
    return {person: nip or "" for person, nip in rows.values_list("person_id", "supervisor__nip")}


def _positions(known: Known, entries: Sequence[Entry]) -> None:
    """Those whose name, with the grade or without, is asked for."""
    names = {entry.position for entry in entries if entry.position}
    graded = {
        f"{entry.position} {FunctionalGrade(entry.grade).label}"
        for entry in entries
        if entry.position and entry.grade
    }
    asked = {name for one in names | graded for name in (one, one.lower())}
    rows = Position.objects.alias(small=Lower("name")).filter(
        Q(agency=None) | Q(agency__in=known.reach), Q(small__in=asked) | Q(name__in=asked)
    )
    for values in rows.values_list("pk", "name", "grade", "agency_id"):
        fact = PositionFact(*values)
        known.positions.setdefault(fold(fact.name), []).append(fact)
