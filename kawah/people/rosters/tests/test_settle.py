"""Conflicts: what they are, and what comes of each decision."""

from datetime import timedelta
from typing import Any

import pytest

from kawah.people.access.api import Grant, Role, grant, grants_of
from kawah.people.directory.api import Person, Reach, Scope, Supervision, close_posts
from kawah.people.notices.api import Notice
from kawah.people.rosters import confirming, progress
from kawah.people.rosters.mapping import RosterMoved
from kawah.people.rosters.models import Conflict, Held, Release, Row
from kawah.people.rosters.releasing import ReleaseDecided, decide
from kawah.people.rosters.tests.lists import imported, judged, number, people_file, person, work
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_agency("dinas-x")


def decided(roster, kind, answer, **which):
    confirming.settle(roster, kind, answer, **which)
    try:
        confirming.confirm(roster, by=None, now=NOW)
    except confirming.NothingToEnter:
        return roster
    return work(roster)


def kinds(roster):
    return dict(progress.open_conflicts(roster))


@pytest.mark.parametrize(
    ("answer", "name"),
    [("file", "Siti Rahayu"), ("held", "Orang Kea"), ("skip", "Orang Kea")],
)
def test_the_same_number_with_another_name(tmp_path, agency, answer, name):
    imported(people_file(tmp_path, person(1)), agency)
    roster = judged(people_file(tmp_path, person(1, Nama="Siti Rahayu")), agency)
    assert kinds(roster) == {"name": 1} and progress.counts(roster).open == 1
    decided(roster, "name", answer)
    assert Person.objects.get().name == name


def test_titles_and_capitals_are_no_other_name(tmp_path, agency):
    imported(people_file(tmp_path, person(1)), agency)
    roster = judged(people_file(tmp_path, person(1, Nama="Dr. ORANG KEA, M.Si.")), agency)
    assert not kinds(roster) and Row.objects.get(roster=roster).verdict == "changed"


def test_an_address_of_somebody_else(tmp_path, agency):
    make_person(agency, email="satu@x.id")
    path = people_file(tmp_path, person(1, Surel="SATU@x.id"), person(2, Surel="dua@x.id"))
    roster = judged(path, agency)
    decided(roster, "email", "without")
    assert Person.objects.get(nip=number(1)).email is None
    assert Person.objects.get(nip=number(2)).email == "dua@x.id"


def test_one_address_twice_in_the_file(tmp_path, agency):
    roster = judged(
        people_file(tmp_path, person(1, Surel="a@x.id"), person(2, Surel="a@x.id")), agency
    )
    assert kinds(roster) == {"email": 1}


def test_an_unknown_supervisor(tmp_path, agency):
    roster = judged(people_file(tmp_path, person(1, NIP_Atasan=number(7))), agency)
    assert kinds(roster) == {"boss": 1}
    decided(roster, "boss", "without")
    assert Person.objects.count() == 1 and not Supervision.objects.exists()


def test_a_supervisor_who_comes_later_in_the_file_is_known(tmp_path, agency):
    roster = imported(people_file(tmp_path, person(1, NIP_Atasan=number(2)), person(2)), agency)
    assert progress.done_of(roster)["supervision"] == 1


def test_a_supervisor_who_stays_out_is_told(tmp_path, agency):
    make_person(agency, email="b@x.id")
    path = people_file(tmp_path, person(1, NIP_Atasan=number(2)), person(2, Surel="b@x.id"))
    roster = decided(judged(path, agency), "email", "skip")
    assert Row.objects.get(roster=roster, nip=number(1)).faults == [["boss.absent", {}]]


def test_somebody_with_the_same_name_and_birthday(tmp_path, agency):
    imported(people_file(tmp_path, person(1)), agency)
    roster = judged(people_file(tmp_path, person(2, Nama="orang kea")), agency)
    assert kinds(roster) == {"twin": 1}
    decided(roster, "twin", "new")
    assert Person.objects.count() == 2


def test_rows_without_a_decision_stay_out_and_the_others_go_in(tmp_path, agency):
    path = people_file(tmp_path, person(1, NIP_Atasan=number(7)), person(2))
    imported(path, agency)
    assert list(Person.objects.values_list("nip", flat=True)) == [number(2)]


def test_one_by_one_and_decided_otherwise_before_it_is_confirmed(tmp_path, agency):
    rows = [person(serial, NIP_Atasan=number(7)) for serial in (1, 2)]
    roster = judged(people_file(tmp_path, *rows), agency)
    assert confirming.settle(roster, "boss", "without", numbers=[2]) == 1
    confirming.settle(roster, "boss", "skip", numbers=[2])
    assert Row.objects.get(roster=roster, number=2).held == Held.SKIP
    assert confirming.settle(roster, "boss", "without") == 1
    assert Conflict.objects.get(row__number=3).answer == "without"


def test_nothing_is_decided_twice_nor_in_other_words(tmp_path, agency):
    roster = judged(people_file(tmp_path, person(1, NIP_Atasan=number(7)), person(2)), agency)
    with pytest.raises(confirming.AnswerUnknown):
        confirming.settle(roster, "boss", "file")
    confirming.confirm(roster, by=None, now=NOW)
    with pytest.raises(RosterMoved):
        confirming.settle(roster, "boss", "skip")
    with pytest.raises(RosterMoved):
        confirming.confirm(roster, by=None, now=NOW)


@pytest.fixture
def asked(tmp_path, agency):
    """Somebody of another agency whom a file wants, and the admin who is asked."""
    other = make_agency("dinas-y")
    steward = make_person(other)
    given: Any = {"reach": Reach.AGENCY, "agency": other, "effective_from": TODAY, "now": NOW}
    grant(steward, Role.STEWARD, **given)
    imported(people_file(tmp_path, person(1)), other)
    held = Person.objects.get(nip=number(1))
    grant(held, Role.TREASURER, **given)
    grant(held, Role.TRAINER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    Grant.objects.filter(role=Role.TRAINER).update(until=TODAY + timedelta(days=90))
    path = people_file(tmp_path, person(1, Nama="Lain", Tanggal_Mulai="2026-10-05"), person(2))
    roster = judged(path, agency)
    assert kinds(roster) == {"elsewhere": 1}
    return decided(roster, "elsewhere", "ask"), steward


def answer(steward, *, is_granted):
    scope = Scope(steward.pk, Reach.AGENCY, agency_path=steward.agency.path)
    release = Release.objects.get()
    decide(release, is_granted=is_granted, scope=scope, by=steward, now=NOW)


def test_a_person_of_another_agency_stays_until_it_lets_them_go(asked, agency):
    _roster, steward = asked
    held = Person.objects.get(nip=number(1))
    assert held.agency.code == "dinas-y" and held.name == "Orang Kea"
    assert Notice.objects.get(person=steward).kind == "release_asked"
    answer(steward, is_granted=True)
    held.refresh_from_db()
    assert held.agency == agency
    assert {row.role for row in grants_of(held, on=TODAY)} == {Role.LEARNER}
    with pytest.raises(ReleaseDecided):
        answer(steward, is_granted=False)


def test_undone_the_roles_hold_as_long_as_before(asked):
    roster, steward = asked
    answer(steward, is_granted=True)
    assert (
        not Grant.objects.in_force(on=TODAY)
        .exclude(role=Role.LEARNER)
        .filter(person__nip=number(1))
    )
    confirming.undo(roster, by=steward, now=NOW)
    work(roster)
    held = Grant.objects.in_force(on=TODAY).filter(person__nip=number(1))
    ends = dict(held.exclude(role=Role.LEARNER).values_list("role", "until"))
    assert ends == {Role.TREASURER: None, Role.TRAINER: TODAY + timedelta(days=90)}


def test_undone_a_role_that_was_given_again_holds_as_it_was_given(asked):
    roster, steward = asked
    Grant.objects.filter(role=Role.TRAINER).update(until=None)
    answer(steward, is_granted=True)
    held = Person.objects.get(nip=number(1))
    again = grant(held, Role.TRAINER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    confirming.undo(roster, by=steward, now=NOW)
    work(roster)
    assert Grant.objects.in_force(on=TODAY).get(person=held, role=Role.TRAINER, until=None) == again


def test_undone_nothing_is_given_back_to_whoever_moved_on_since(asked):
    roster, steward = asked
    answer(steward, is_granted=True)
    held = Person.objects.get(nip=number(1))
    close_posts(held, on=TODAY + timedelta(days=1))  # as a move by the pages does
    Person.objects.filter(pk=held.pk).update(agency=make_agency("dinas-z"))
    confirming.undo(roster, by=steward, now=NOW)
    work(roster)
    assert {row.role for row in grants_of(held, on=TODAY)} == {Role.LEARNER}
    assert Row.objects.get(roster=roster, nip=number(1)).problem == "changed"


def test_nobody_is_asked_for_whom_another_agency_has_by_now(asked):
    _roster, steward = asked
    scope = Scope(steward.pk, Reach.AGENCY, agency_path=steward.agency.path)
    assert Release.objects.asked_of(scope).count() == 1
    Person.objects.filter(nip=number(1)).update(agency=make_agency("dinas-z"))
    assert not Release.objects.asked_of(scope).exists()
    with pytest.raises(ReleaseDecided):
        answer(steward, is_granted=True)


def test_a_person_who_is_kept_stays(asked):
    roster, steward = asked
    answer(steward, is_granted=False)
    held = Person.objects.get(nip=number(1))
    assert held.agency.code == "dinas-y"
    assert Grant.objects.filter(person=held, role=Role.TREASURER, until=None).exists()
    assert Row.objects.get(roster=roster, nip=number(1)).held == Held.SKIP
