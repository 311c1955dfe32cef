"""What a file must not do to those who hold more than the one behind it."""

from datetime import timedelta

import pytest

from kawah.people.access.api import Role, grant, grants_of
from kawah.people.accounts.api import TicketUnusable, examine
from kawah.people.accounts.tickets import LETTER_LIFE, issue
from kawah.people.directory.api import Person, Reach, Scope, close_agency, open_unit
from kawah.people.notices.api import Notice
from kawah.people.rosters import confirming
from kawah.people.rosters.models import Release, Row, Verdict
from kawah.people.rosters.releasing import ReleaseOutOfReach, decide
from kawah.people.rosters.tests.lists import imported, judged, number, people_file, person, work
from kawah.records.api import Parcel
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db
OLD, NEW = "lama@example.go.id", "baru@example.go.id"


def steward_of(agency):
    made = make_person(agency)
    grant(made, Role.STEWARD, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW)
    return made


@pytest.fixture
def agency():
    return make_agency("dinas-x")


@pytest.fixture
def steward(agency):
    return steward_of(agency)


@pytest.fixture
def held(tmp_path, agency):
    """Somebody who is on record, with an address."""
    imported(people_file(tmp_path, person(1, Surel=OLD)), agency)
    return Person.objects.get(nip=number(1))


def strong(held, *, start=TODAY):
    grant(held, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=start, now=NOW)


def fault(roster):
    row = Row.objects.get(roster=roster)
    return row.verdict, [code for code, _values in row.faults]


@pytest.mark.parametrize("said", [{"Surel": NEW}, {"Nama": "Orang Lain"}, {"Golongan": "IV/a"}])
def test_nobody_is_amended_who_holds_more(tmp_path, agency, steward, held, said):
    strong(held)
    roster = judged(people_file(tmp_path, person(1, **said)), agency, by=steward)
    assert fault(roster) == (Verdict.REFUSED, ["power"])


def test_a_role_that_begins_later_counts_already(tmp_path, agency, steward, held):
    strong(held, start=TODAY + timedelta(days=9))
    roster = judged(people_file(tmp_path, person(1, Surel=NEW)), agency, by=steward)
    assert fault(roster) == (Verdict.REFUSED, ["power"])


def test_nobody_is_moved_who_holds_more(tmp_path, agency, steward, held):
    strong(held)
    below = make_agency("dinas-y", parent=agency)
    row = person(1, Kode_Instansi=below.code, Tanggal_Mulai="2026-10-05")
    roster = judged(people_file(tmp_path, row), agency, by=steward)
    assert fault(roster) == (Verdict.REFUSED, ["power"])


def test_another_post_of_the_same_agency_is_given(tmp_path, agency, steward, held):
    strong(held)
    row = person(1, Jabatan="Arsiparis", Tanggal_Mulai="2026-10-01")
    roster = imported(people_file(tmp_path, row), agency, by=steward)
    assert fault(roster) == (Verdict.CHANGED, [])
    assert {row.role for row in grants_of(held, on=TODAY)} == {Role.LEARNER, Role.NATIONAL}


def test_whoever_became_stronger_after_the_dry_run_is_left(tmp_path, agency, steward, held):
    roster = judged(people_file(tmp_path, person(1, Surel=NEW), person(2)), agency, by=steward)
    strong(held)
    confirming.confirm(roster, by=steward, now=NOW)
    work(roster)
    held.refresh_from_db()
    assert held.email == OLD and Person.objects.filter(nip=number(2)).exists()
    assert Row.objects.get(roster=roster, nip=number(1)).faults == [["power", {}]]


def test_an_equal_keeps_the_address_and_gets_the_rest(tmp_path, agency, steward, held):
    grant(held, Role.STEWARD, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW)
    roster = judged(people_file(tmp_path, person(1, Surel=NEW)), agency, by=steward)
    assert fault(roster) == (Verdict.REFUSED, ["power.email"])
    roster = judged(people_file(tmp_path, person(1, Golongan="IV/a")), agency, by=steward)
    assert fault(roster) == (Verdict.CHANGED, [])


def test_the_old_address_hears_of_the_new_one_and_its_codes_end(tmp_path, agency, steward, held):
    code = issue(held, life=LETTER_LIFE, now=NOW)
    roster = imported(people_file(tmp_path, person(1, Surel=NEW)), agency, by=steward)
    held.refresh_from_db()
    assert held.email == NEW
    assert Notice.objects.get(person=held).kind == "address_changed"
    assert Parcel.objects.get(carrier="mail").content["to"] == OLD
    with pytest.raises(TicketUnusable):
        examine(code, now=NOW)
    confirming.undo(roster, by=steward, now=NOW)
    work(roster)
    told = Parcel.objects.filter(carrier="mail").order_by("pk")
    assert [parcel.content["to"] for parcel in told] == [OLD, NEW]


def test_a_first_address_ends_no_sheet(tmp_path, agency, steward):
    imported(people_file(tmp_path, person(1)), agency)
    held = Person.objects.get(nip=number(1))
    code = issue(held, life=LETTER_LIFE, now=NOW)
    imported(people_file(tmp_path, person(1, Surel=NEW)), agency, by=steward)
    assert examine(code, now=NOW).person == held and not Parcel.objects.filter(carrier="mail")


def test_undoing_gives_no_address_to_whoever_holds_more_by_now(tmp_path, agency, steward, held):
    roster = imported(people_file(tmp_path, person(1, Surel=NEW)), agency, by=steward)
    strong(held)
    confirming.undo(roster, by=steward, now=NOW)
    work(roster)
    held.refresh_from_db()
    assert held.email == NEW
    assert Row.objects.get(roster=roster).faults == [["power", {}]]


def test_whoever_holds_more_is_not_let_go(tmp_path, agency, steward, held):
    other = make_agency("dinas-y")
    wanting = steward_of(other)
    row = person(1, Tanggal_Mulai="2026-10-05")
    roster = judged(people_file(tmp_path, row), other, by=wanting)
    confirming.settle(roster, "elsewhere", "ask")
    confirming.confirm(roster, by=wanting, now=NOW)
    work(roster)
    strong(held)
    scope = Scope(steward.pk, Reach.AGENCY, agency_path=agency.path)
    with pytest.raises(ReleaseOutOfReach):
        decide(Release.objects.get(), is_granted=True, scope=scope, by=steward, now=NOW)
    assert Role.NATIONAL in {row.role for row in grants_of(held, on=TODAY)}
    decide(Release.objects.get(), is_granted=False, scope=scope, by=steward, now=NOW)


def test_an_agency_that_is_closed_takes_nobody_in_by_a_file(tmp_path, agency, steward):
    below = make_agency("dinas-y", parent=agency)
    open_unit(below, "Dinas Sosial", parent=None, now=NOW)
    close_agency(below, by=steward, why="Dilebur.", now=NOW)
    row = person(1, Kode_Instansi=below.code)
    roster = judged(people_file(tmp_path, row), agency, by=steward)
    assert fault(roster) == (Verdict.REFUSED, ["agency.closed"])
