from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kawah.people.access.api import Role, grant, grants_of
from kawah.people.accounts import api as accounts
from kawah.people.directory.api import Person, Reach, Scope
from kawah.people.doubles import api as doubles
from kawah.people.doubles.api import Merger, MergerOpen, MergerOutOfReach, RecordClosed
from kawah.people.notices.api import Notice
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db


def make_steward(agency, **known):
    person = make_person(agency, **known)
    grant(person, Role.STEWARD, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW)
    return person


@pytest.fixture
def steward():
    return make_steward(make_agency("kab-a"), name="Yang Meminta")


@pytest.fixture
def second(steward):
    return make_steward(steward.agency, name="Yang Memutuskan")


@pytest.fixture
def both(steward):
    return make_person(steward.agency, name="Siti"), make_person(steward.agency, name="Siti")


def ask(steward, gone, stays, *, key=None, why="NIP baru."):
    scope = Scope(steward.pk, Reach.AGENCY, agency_path=steward.agency.path)
    return doubles.ask(
        key or uuid4(), gone=gone, stays=stays, scope=scope, by=steward, why=why, now=NOW
    )


def awaiting(person):
    return list(doubles.awaiting_mergers(person, grants=grants_of(person, on=TODAY)))


def test_one_asks_and_another_decides(steward, second, both):
    row = ask(steward, *both)
    assert (awaiting(steward), awaiting(second)) == ([], [row])
    assert Notice.objects.get(person=second).kind == "merger_asked"
    assert not doubles.approve(row, by=steward, now=NOW)
    assert doubles.approve(row, by=second, now=NOW)
    gone, stays = both
    gone.refresh_from_db()
    assert not gone.is_active and doubles.is_merged(gone) and not doubles.is_merged(stays)
    merger = doubles.merger_of(gone)
    assert merger is not None and merger.stays == stays
    assert not doubles.approve(row, by=second, now=NOW)
    verbs = Change.objects.filter(subject=f"person/{stays.uuid}").values_list("verb", flat=True)
    assert {"person.merger_asked", "person.merged"} <= set(verbs)


def test_sent_twice_it_is_once_and_nobody_waits_twice(steward, both):
    key = uuid4()
    assert ask(steward, *both, key=key) == ask(steward, *both, key=key)
    with pytest.raises(MergerOpen):
        ask(steward, make_person(steward.agency), both[1])
    assert Merger.objects.count() == 1


def test_a_refusal_is_told_with_its_reason_and_changes_nothing(steward, second, both):
    row = ask(steward, *both)
    assert doubles.refuse(row, by=second, answer="Dua orang.", now=NOW)
    told = Notice.objects.get(person=steward)
    assert (told.kind, told.values["reason"]) == ("merger_refused", "Dua orang.")
    both[0].refresh_from_db()
    assert both[0].is_active and awaiting(second) == []
    assert ask(steward, *both)


def test_whoever_asked_may_ask_no_more(steward, second, both):
    row = ask(steward, *both)
    assert doubles.withdraw(row, by=steward, now=NOW)
    assert not doubles.withdraw(row, by=steward, now=NOW)
    assert not doubles.approve(row, by=second, now=NOW)


def test_without_a_second_steward_the_agency_above_decides_else_the_national_admin(both, steward):
    national = make_person(name="Nasional")
    grant(national, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    row = ask(steward, *both)
    assert awaiting(national) == [row]
    assert [one.person for one in Notice.objects.filter(kind="merger_asked")] == [national]
    child = make_agency("kab-a-dinas", parent=steward.agency)
    theirs = make_steward(child)
    below = ask(theirs, make_person(child), make_person(child))
    assert doubles.nearest_deciders(below, now=NOW) == [steward]


def test_strangers_the_mighty_and_oneself_are_out_of_reach(steward, both):
    elsewhere, mighty = make_person(), make_person(steward.agency)
    grant(mighty, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    for other in (elsewhere, mighty, steward, both[0]):
        with pytest.raises(MergerOutOfReach):
            ask(steward, both[0], other)


def leave(steward, person):
    scope = Scope(steward.pk, Reach.AGENCY, agency_path=steward.agency.path)
    accounts.leave(person, last_day=TODAY, scope=scope, by=steward, why="Pindah.", now=NOW)
    person.refresh_from_db()
    return scope


@pytest.mark.parametrize("is_before", [True, False])
def test_the_record_of_who_left_becomes_one_with_that_of_who_works(
    steward, second, both, is_before
):
    gone, stays = both
    if is_before:
        scope = leave(steward, gone)
    row = ask(steward, gone, stays)
    if not is_before:
        scope = leave(steward, gone)
    left = accounts.departures(scope, now=NOW).get()
    assert awaiting(second) == [row] and doubles.approve(row, by=second, now=NOW)
    assert doubles.is_merged(gone) and not accounts.departures(scope, now=NOW).exists()
    assert not accounts.bring_back(left, scope=scope, by=steward, now=NOW)
    with pytest.raises(MergerOutOfReach):
        ask(steward, gone, stays)


def test_a_record_in_another_agency_is_decided_over_there(steward, second, both):
    there = make_agency("kab-z")
    theirs, gone = make_steward(there), make_person(there)
    scope = Scope(steward.pk, Reach.AGENCY, agency_path=steward.agency.path)
    row = doubles.ask_far(
        uuid4(), gone=gone, stays=both[0], scope=scope, by=steward, why="Pindah.", now=NOW
    )
    assert (awaiting(theirs), awaiting(second), awaiting(steward)) == ([row], [], [])
    assert {one.person for one in Notice.objects.all()} == {theirs}
    assert not doubles.approve(row, by=second, now=NOW)
    mine = Person.objects.filter(agency=steward.agency)
    assert list(doubles.asked_in(mine)) == [row]
    assert doubles.approve(row, by=theirs, now=NOW)
    gone.refresh_from_db()
    assert doubles.is_merged(gone)


def test_nobody_far_is_asked_for_who_holds_more_than_their_admin(steward, both):
    gone = make_person(make_agency("kab-z"))
    grant(gone, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    scope = Scope(steward.pk, Reach.AGENCY, agency_path=steward.agency.path)
    for stays in (both[0], steward, make_person(make_agency("kab-y"))):
        with pytest.raises(MergerOutOfReach):
            doubles.ask_far(
                uuid4(), gone=gone, stays=stays, scope=scope, by=steward, why="A", now=NOW
            )


def test_who_left_is_not_the_one_that_stays(steward, second, both):
    row = ask(steward, *both)
    leave(steward, both[1])
    assert awaiting(second) == [] and not doubles.approve(row, by=second, now=NOW)
    with pytest.raises(RecordClosed):
        ask(steward, *both)
    assert doubles.withdraw(row, by=steward, now=NOW)


def test_a_record_closed_otherwise_is_merged_no_more(steward, second, both):
    row = ask(steward, *both)
    both[0].is_active = False
    both[0].save()
    assert awaiting(second) == [] and not doubles.approve(row, by=second, now=NOW)


@pytest.mark.parametrize("who", ["asked_by", "gone", "stays"])
def test_the_database_lets_nobody_decide_about_themselves(steward, both, who):
    row = ask(steward, *both)
    later = NOW + timedelta(hours=1)
    decided = {"decided_by": getattr(row, who), "decided_at": later, "outcome": "merged"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Merger.objects.filter(pk=row.pk).update(**decided)
