from datetime import timedelta

import pytest

from kawah.people.access.api import Grant, Role, Verb, end, grant, grants_of
from kawah.people.directory.api import Reach
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db


def give(person, role=Role.LEARNER, **values):
    values = {"reach": Reach.OWN, "effective_from": TODAY, "now": NOW, **values}
    return grant(person, role, **values)


def test_giving_twice_gives_once():
    person = make_person()
    assert give(person) == give(person)
    assert Change.objects.filter(verb="grant.given").count() == 1


def test_another_reach_ends_the_one_before():
    person = make_person()
    give(person, Role.NATIONAL, effective_from=TODAY - timedelta(days=9))
    give(person, Role.NATIONAL, reach=Reach.NATIONAL)
    (held,) = grants_of(person, on=TODAY)
    assert held.reach == Reach.NATIONAL
    (before,) = grants_of(person, on=TODAY - timedelta(days=1))
    assert before.reach == Reach.OWN
    assert Change.objects.filter(verb="grant.ended").count() == 1


def test_what_was_to_begin_later_begins_now():
    person = make_person()
    give(person, effective_from=TODAY + timedelta(days=30))
    row = give(person)
    assert grants_of(person, on=TODAY) == [row]
    assert Grant.objects.count() == 1 and Change.objects.count() == 2


def test_a_person_may_hold_several_roles_with_their_own_reach():
    person, agency = make_person(), make_agency()
    give(person)
    give(person, Role.STEWARD, reach=Reach.AGENCY, agency=agency)
    roles = {row.role: row.scope for row in grants_of(person, on=TODAY)}
    assert roles["steward"].agency_path == agency.path
    assert roles["learner"].reach == Reach.OWN


def test_an_ended_role_is_held_no_more():
    person = make_person()
    row = give(person)
    end(row, until=TODAY + timedelta(days=1), now=NOW, why="pindah")
    assert grants_of(person, on=TODAY)
    assert not grants_of(person, on=TODAY + timedelta(days=1))
    assert Change.objects.get(verb="grant.ended").why == "pindah"


def test_a_role_may_only_what_its_verbs_say():
    row = give(make_person())
    assert row.may(Verb.LEARN) and row.may(Verb.SIGN_IN) and not row.may(Verb.TEACH)
