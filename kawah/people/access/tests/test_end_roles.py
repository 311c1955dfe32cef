"""Who leaves an agency takes none of its roles along, neither later nor by a request."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kawah.people.access.api import (
    Grant,
    GrantRequest,
    Role,
    Wanted,
    approve,
    ask_grant,
    awaiting_decision,
    end_roles,
    grant,
    grants_of,
    held_and_planned,
    reopen,
)
from kawah.people.directory.api import Person, Reach, Scope
from kawah.people.notices.api import Notice
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db
SOON, YEAR = TODAY + timedelta(days=9), TODAY + timedelta(days=365)


@pytest.fixture
def agency():
    return make_agency("kab-a")


@pytest.fixture
def person(agency):
    return make_person(agency)


def steward_of(agency):
    made = make_person(agency)
    grant(made, Role.STEWARD, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW)
    return made


def asked(person, by):
    scope = Scope(by.pk, Reach.AGENCY, agency_path=by.agency.path)
    wanted = Wanted(person, Role.STEWARD, Reach.AGENCY, person.agency, None, TODAY, YEAR)
    return ask_grant(uuid4(), wanted, scope=scope, by=by, why="Cadangan.", now=NOW)


def test_roles_that_begin_later_end_too_and_come_back_as_they_were(agency, person):
    grant(person, Role.TREASURER, reach=Reach.AGENCY, agency=agency, effective_from=SOON, now=NOW)
    grant(person, Role.LEARNER, reach=Reach.OWN, effective_from=SOON, now=NOW)
    grant(person, Role.TRAINER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    roles = [Role.TRAINER, Role.TREASURER, Role.LEARNER]
    assert [row.role for row in held_and_planned(person, on=TODAY)] == roles
    before = end_roles(person, until=TODAY, now=NOW)
    assert [row.role for row in grants_of(person, on=SOON)] == [Role.LEARNER]
    reopen(before, now=NOW)
    assert {row.role for row in grants_of(person, on=SOON)} == set(roles)


def test_what_was_asked_for_is_closed_and_told(agency, person):
    by, other = steward_of(agency), steward_of(agency)
    request = asked(person, by)
    end_roles(person, until=TODAY, by=by, now=NOW)
    request.refresh_from_db()
    assert request.outcome == "withdrawn" and not approve(request, by=other, now=NOW)
    assert Notice.objects.get(person=by).kind == "grant_withdrawn"
    assert Change.objects.filter(verb="grant.request_withdrawn").count() == 1


def test_nobody_approves_for_whom_works_elsewhere_by_now(agency, person):
    by, other = steward_of(agency), steward_of(agency)
    request = asked(person, by)
    Person.objects.filter(pk=person.pk).update(agency=make_agency("kab-b"))
    mine = grants_of(other, on=TODAY)
    assert not awaiting_decision(other, grants=mine).exists()
    assert not approve(request, by=other, now=NOW) and not Grant.objects.filter(person=person)
    assert GrantRequest.objects.get().decided_at is None
