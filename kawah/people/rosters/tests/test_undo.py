"""Undoing: everything is as it was, except what somebody used since."""

import pytest

from kawah.people.access.api import Grant, Role, grant, name_supervisor
from kawah.people.directory.api import (
    Appointment,
    Person,
    Position,
    Reach,
    Supervision,
    Unit,
    amend,
)
from kawah.people.rosters import confirming
from kawah.people.rosters.mapping import RosterMoved
from kawah.people.rosters.models import Row, Stage
from kawah.people.rosters.tests.lists import imported, number, people_file, person, work
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db
TABLES = (Person, Appointment, Supervision, Grant, Unit, Position)


@pytest.fixture
def agency():
    return make_agency("dinas-x")


@pytest.fixture
def clerk(agency):
    return make_person(agency)


def everything():
    hidden = {"id", "password", "uuid"}
    return [
        sorted(
            repr({k: v for k, v in row.items() if k not in hidden})
            for row in table.objects.values()
        )
        for table in TABLES
    ]


def undone(roster, clerk):
    confirming.undo(roster, by=clerk, now=NOW)
    return work(roster)


def test_all_is_as_it_was(tmp_path, agency, clerk):
    imported(
        people_file(tmp_path, person(1), person(2, NIP_Atasan=number(1), Surel="a@x.id")), agency
    )
    before = everything()
    rows = [
        person(1, Golongan="IV/a", NIP_Atasan=number(3)),
        person(2, NIP_Atasan=number(3), Surel="b@x.id", Jabatan="Arsiparis",
               Tanggal_Mulai="2026-10-01", Unit_Kerja="Dinas Baru / Bidang Baru"),
        person(3), person(4, NIP_Atasan=number(3)),
    ]  # fmt: skip
    roster = imported(people_file(tmp_path, *rows), agency)
    assert everything() != before
    assert undone(roster, clerk).stage == Stage.UNDONE
    assert everything() == before
    assert not Row.objects.filter(roster=roster).exclude(problem="")


def left(roster):
    return {row.number: row.problem for row in Row.objects.filter(roster=roster) if row.problem}


def test_who_signed_in_or_leads_somebody_stays_and_is_named(tmp_path, agency, clerk):
    roster = imported(people_file(tmp_path, *(person(serial) for serial in (1, 2, 3))), agency)
    one, two = (Person.objects.get(nip=number(serial)) for serial in (1, 2))
    Person.objects.filter(pk=one.pk).update(last_login=NOW)
    name_supervisor(clerk, supervisor=two, by=None, on=TODAY, now=NOW)
    undone(roster, clerk)
    assert left(roster) == {2: "used", 3: "used"}
    assert set(Person.objects.exclude(pk=clerk.pk)) == {one, two}
    assert Unit.objects.count() == 2  # they work there


def test_a_role_given_since_keeps_a_person(tmp_path, agency, clerk):
    roster = imported(people_file(tmp_path, person(1)), agency)
    grant(
        Person.objects.get(nip=number(1)),
        Role.TRAINER,
        reach=Reach.OWN,
        effective_from=TODAY,
        now=NOW,
    )
    undone(roster, clerk)
    assert left(roster) == {2: "used"}


def test_what_somebody_changed_since_is_left(tmp_path, agency, clerk):
    imported(people_file(tmp_path, person(1)), agency)
    roster = imported(people_file(tmp_path, person(1, Golongan="IV/a"), person(2)), agency)
    amend(Person.objects.get(nip=number(1)), {"rank_grade": "IV/b"}, now=NOW)
    undone(roster, clerk)
    assert Person.objects.get(nip=number(1)).rank_grade == "IV/b"
    assert left(roster) == {2: "changed"}


def test_only_what_is_done_is_undone(tmp_path, agency, clerk):
    roster = undone(imported(people_file(tmp_path, person(1)), agency), clerk)
    with pytest.raises(RosterMoved):
        confirming.undo(roster, by=clerk, now=NOW)
