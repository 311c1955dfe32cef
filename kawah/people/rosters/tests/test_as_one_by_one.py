"""Many at once leave the same rows, and the same trail, as one after the other."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from kawah.people.access.api import (
    Grant,
    Role,
    grant,
    grant_all,
    name_supervisor,
    name_supervisors,
)
from kawah.people.directory.api import (
    Amendment,
    Appointment,
    EmploymentKind,
    Person,
    Placing,
    Reach,
    Supervision,
    SupervisionCircle,
    amend,
    amend_all,
    appoint,
    appoint_all,
    enlist,
    enlist_all,
)
from kawah.people.rosters.tests.lists import number
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person, make_position, make_unit

pytestmark = pytest.mark.django_db
START = date(2026, 2, 1)
WITHOUT = {"id", "uuid", "person_id", "supervisor_id", "subject", "before", "after", "password"}


class Undone(Exception):
    pass


def outcome(act):
    """What an act writes; then all of it is taken away again."""
    before = Change.objects.count()
    try:
        with transaction.atomic():
            act()
            told = [
                (row.verb, row.agency, row.by, row.at, row.before, row.after, row.subject)
                for row in Change.objects.order_by("pk")[before:]
            ]
            kept = [
                sorted(
                    repr(sorted((k, v) for k, v in row.items() if k not in WITHOUT))
                    for row in table.objects.values()
                )
                for table in (Person, Appointment, Supervision, Grant)
            ]
            raise Undone
    except Undone:
        return told, kept


@pytest.fixture
def agency():
    return make_agency("satu")


def test_enlisting(agency):
    def one_by_one():
        for serial in (1, 2):
            enlist(
                f"Orang {serial}", kind=EmploymentKind.PNS, agency=agency, now=NOW,
                nip_text=number(serial), email=f"o{serial}@x.id", rank_grade="III/a",
            )  # fmt: skip

    def at_once():
        people = [
            Person(
                name=f"Orang {serial}", kind=EmploymentKind.PNS, agency=agency,
                nip=number(serial), email=f"o{serial}@x.id", rank_grade="III/a",
            )
            for serial in (1, 2)
        ]  # fmt: skip
        enlist_all(people, now=NOW)

    (told, kept), (told_too, kept_too) = outcome(one_by_one), outcome(at_once)
    assert kept == kept_too
    assert [row[:6] for row in told] == [row[:6] for row in told_too]


def test_appointing(agency):
    new, held = make_person(agency), make_person(agency)
    unit, position = make_unit(agency), make_position()
    appoint(held, position=make_position(), unit=unit, effective_from=START, now=NOW)
    later = START + timedelta(days=30)

    def one_by_one():
        for person in (new, held):
            appoint(person, position=position, unit=unit, effective_from=later, now=NOW)

    def at_once():
        appoint_all([Placing(one, position, unit, later) for one in (new, held)], now=NOW)

    assert outcome(one_by_one) == outcome(at_once)


def test_naming_supervisors(agency):
    boss, tied, new, other = (make_person(agency) for _ in range(4))
    name_supervisor(tied, supervisor=other, by=None, on=START, now=NOW)
    pairs = [(new, boss), (tied, boss), (boss, new), (other, tied)]

    def one_by_one():
        for person, supervisor in pairs:
            try:
                name_supervisor(person, supervisor=supervisor, by=boss, on=TODAY, now=NOW)
            except SupervisionCircle:
                assert person == boss

    def at_once():
        assigned = name_supervisors(pairs, by=boss, on=TODAY, now=NOW)
        assert assigned.circles == [boss] and len(assigned.ties) == 3

    (told, kept), (told_too, kept_too) = outcome(one_by_one), outcome(at_once)
    assert kept == kept_too
    assert sorted(map(repr, told)) == sorted(map(repr, told_too))


def test_granting(agency):
    held, new = make_person(agency), make_person(agency)
    grant(held, Role.LEARNER, reach=Reach.OWN, effective_from=START, now=NOW)

    def one_by_one():
        for person in (held, new):
            grant(person, Role.LEARNER, reach=Reach.OWN, effective_from=TODAY, now=NOW)

    def at_once():
        grant_all([held, new], Role.LEARNER, effective_from=TODAY, now=NOW)

    assert outcome(one_by_one) == outcome(at_once)


def test_amending(agency):
    people = [make_person(agency, name=f"Orang {serial}") for serial in (1, 2)]
    values: Any = {"rank_grade": "IV/a", "name": "Orang 1"}

    def one_by_one():
        for person in Person.objects.filter(pk__in=[one.pk for one in people]).order_by("pk"):
            amend(person, values, now=NOW)

    def at_once():
        rows = Person.objects.filter(pk__in=[one.pk for one in people]).order_by("pk")
        amend_all([Amendment(person, values) for person in rows], now=NOW)

    assert outcome(one_by_one) == outcome(at_once)
    assert outcome(at_once)[0][0][5] == {"fields": ["rank_grade"], "rank_grade": "IV/a"}
