"""Choosing, looking, confirming, and a worker that may be killed between any two pieces."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError

from kawah.people.directory.api import Person, Reach, Scope, Supervision
from kawah.people.errands import api as errands
from kawah.people.errands import naming, working
from kawah.people.errands.api import Act, Errand, Member, Outcome, Stage
from kawah.people.errands.task import Way
from kawah.people.errands.tests.people import chosen, done, make_steward, told, undone, work
from kawah.people.errands.ways import WAYS
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def steward():
    return make_steward(make_agency("kab-a"))


@pytest.fixture
def people(steward):
    return [make_person(steward.agency, name=f"Orang {n}") for n in range(5)]


@pytest.fixture
def twos(monkeypatch):
    """Pieces of two people."""
    way = Way(naming.judge, naming.do, naming.undo, at_once=2)
    monkeypatch.setattr(working, "WAYS", {**WAYS, Act.SUPERVISOR: way})


def test_a_key_sent_twice_is_one_choice_and_strangers_have_none(steward, people):
    key = uuid4()
    assert chosen(Act.LEAVING, people, steward, key=key) == chosen(
        Act.LEAVING, people, steward, key=key
    )
    assert Member.objects.count() == len(people)
    with pytest.raises(Errand.DoesNotExist):
        chosen(Act.LEAVING, people, make_steward(make_agency("kab-b")), key=key)


def test_more_than_one_errand_takes_are_refused(steward, monkeypatch):
    monkeypatch.setattr("kawah.people.errands.choosing.MOST", 2)
    with pytest.raises(errands.TooMany):
        chosen(Act.LEAVING, [steward] * 3, steward)


def test_looking_changes_nothing_and_says_who_is_left_out(steward, people):
    people[1].is_active = False
    people[1].save()
    errand = chosen(Act.LEAVING, [*people[:3], steward], steward)
    outlook = errands.look(errand, {"last_day": TODAY.isoformat()}, now=NOW)
    assert outlook.going == [people[0], people[2]]
    assert outlook.left_out == {"gone": [people[1]], "oneself": [steward]}
    errand.refresh_from_db()
    assert (errand.stage, errand.terms) == (Stage.CHOSEN, {})


def test_confirmed_once_by_who_chose_alone(steward, people):
    errand = chosen(Act.SUPERVISOR, people[1:], steward)
    terms = {"supervisor": str(people[0].uuid)}
    assert not errands.confirm(errand, terms, by=people[1], now=NOW)
    assert errands.confirm(errand, terms, by=steward, now=NOW)
    assert not errands.confirm(errand, terms, by=steward, now=NOW)
    assert Change.objects.get(verb="errand.confirmed").after == {"act": "supervisor", "people": 4}


def test_it_is_done_and_undone_in_pieces(twos, steward, people):
    errand = done(Act.SUPERVISOR, people, steward, {"supervisor": str(people[0].uuid)})
    assert (errand.stage, errand.place) == (Stage.DONE, 0) and errand.done_at == NOW
    assert Supervision.objects.count() == 4
    errand = undone(errand, steward)
    assert errand.stage == Stage.UNDONE and not Supervision.objects.exists()
    assert not errands.undo(errand, by=steward, now=NOW)


def test_a_piece_that_fails_changes_nobody_and_is_tried_again(twos, steward, people, monkeypatch):
    errand = chosen(Act.SUPERVISOR, people, steward)
    errands.confirm(errand, {"supervisor": str(people[0].uuid)}, by=steward, now=NOW)
    working.work_waiting(now=NOW)
    keep = working._keep

    def fail(*_given: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(working, "_keep", fail)
    assert working.work_waiting(now=NOW) == 0
    assert Supervision.objects.count() == 1
    assert Errand.objects.get().failures == 1
    monkeypatch.setattr(working, "_keep", keep)
    later = NOW + timedelta(minutes=5)
    while working.work_waiting(now=later):
        pass
    assert Supervision.objects.count() == 4


def test_each_is_judged_again_when_it_is_done(steward, people):
    errand = chosen(Act.LEAVING, people[:2], steward)
    errands.confirm(errand, {"last_day": TODAY.isoformat()}, by=steward, now=NOW)
    Person.objects.filter(pk=people[0].pk).update(agency=make_agency("kab-b"))
    assert told(work(errand)) == [("left_out", "gone"), ("done", "")]


def test_a_units_admin_reaches_the_unit_alone(steward, people):
    unit = make_unit(steward.agency, "loket")
    place(people[0], unit=unit)
    scope = Scope(steward.pk, Reach.UNIT, agency_path=steward.agency.path, unit_path=unit.path)
    errand = chosen(Act.CODES, people[:2], steward, scope=scope)
    outlook = errands.look(errand, {"by_mail": False, "renews": False}, now=NOW)
    assert outlook.going == [people[0]] and outlook.left_out == {"gone": [people[1]]}


def test_what_was_never_confirmed_is_forgotten_after_a_day(steward, people):
    chosen(Act.LEAVING, people, steward)
    assert working.work_waiting(now=NOW) == 0
    assert working.work_waiting(now=NOW + timedelta(days=1)) == 1
    assert not Errand.objects.exists() and not Member.objects.exists()


def test_nothing_done_is_nothing_to_undo(steward):
    errand = done(Act.LEAVING, [steward], steward, {"last_day": TODAY.isoformat()})
    assert told(errand) == [(Outcome.LEFT_OUT, "oneself")]
    assert not errands.can_be_undone(errand)
