from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kawah.people.access.api import (
    Grant,
    GrantOutOfReach,
    GrantRequest,
    LastSteward,
    Role,
    Wanted,
    approve,
    ask_grant,
    awaiting_decision,
    end_grant,
    grant,
    grants_of,
    may_give,
    nearest_deciders,
    refuse,
)
from kawah.people.directory.api import Reach, Scope
from kawah.people.notices.api import Notice
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit

pytestmark = pytest.mark.django_db
YEAR = TODAY + timedelta(days=365)


def steward_of(agency, name="Admin"):
    person = make_person(agency, name=name)
    grant(person, Role.STEWARD, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW)
    return person


def national(agency):
    person = make_person(agency, name="Admin Nasional")
    grant(person, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    return person


@pytest.fixture
def agency():
    return make_agency("kab-a", parent=make_agency("prov"))


def wanted(person, role=Role.STEWARD, reach=Reach.AGENCY, **values):
    agency = person.agency if reach in (Reach.AGENCY, Reach.UNIT) else None
    given = {"agency": agency, "unit": None, "effective_from": TODAY, "until": YEAR, **values}
    return Wanted(person=person, role=role, reach=reach, **given)


def ask(by, what, *, key=None, scope=None):
    reach = scope or Scope(by.pk, Reach.AGENCY, agency_path=by.agency.path)
    return ask_grant(key or uuid4(), what, scope=reach, by=by, why="Menggantikan.", now=NOW)


def held(person):
    return {row.role for row in grants_of(person, on=TODAY)}


def test_a_role_that_does_not_matter_holds_at_once_and_ends(agency):
    person = make_person(agency)
    made = ask(steward_of(agency), wanted(person, Role.PRACTITIONER, Reach.OWN))
    assert isinstance(made, Grant) and made.until == YEAR
    assert grants_of(person, on=YEAR - timedelta(days=1)) and not grants_of(person, on=YEAR)


def test_the_same_again_gets_a_new_end_and_no_second_row(agency):
    person, by = make_person(agency), steward_of(agency)
    for until in (YEAR, YEAR + timedelta(days=9)):
        made = ask(by, wanted(person, Role.PRACTITIONER, Reach.OWN, until=until))
    assert person.grants.get() == made and made.until == YEAR + timedelta(days=9)
    assert Change.objects.filter(verb="grant.renewed").count() == 1


def test_one_that_matters_waits_for_a_second_person(agency):
    person, by, other = make_person(agency), steward_of(agency), steward_of(agency, "Lain")
    request = ask(by, wanted(person))
    assert isinstance(request, GrantRequest) and not held(person)
    assert nearest_deciders(request, now=NOW) == [other]
    assert approve(request, by=other, now=NOW)
    assert held(person) == {Role.STEWARD}
    assert not approve(request, by=other, now=NOW)
    assert Change.objects.filter(verb="grant.given", subject=f"person/{person.uuid}").count() == 1


def test_sent_twice_it_is_asked_once(agency):
    person, by, key = make_person(agency), steward_of(agency), uuid4()
    steward_of(agency, "Lain")
    assert ask(by, wanted(person), key=key) == ask(by, wanted(person), key=key)
    assert Notice.objects.filter(kind="grant_asked").count() == 1


def test_nobody_decides_their_own_request_or_about_themselves(agency):
    by, person = steward_of(agency), steward_of(agency, "Calon")
    request = ask(by, wanted(person, Role.EXECUTIVE))
    for decider in (by, person):
        mine = grants_of(decider, on=TODAY)
        assert not awaiting_decision(decider, grants=mine).exists()
        assert not approve(request, by=decider, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        GrantRequest.objects.filter(pk=request.pk).update(
            decided_by=by, decided_at=NOW, outcome="approved"
        )
    with pytest.raises(GrantOutOfReach):
        ask(by, wanted(by, Role.EXECUTIVE))


def test_where_there_is_only_one_the_agency_above_decides_else_the_nation(agency):
    by, person = steward_of(agency), make_person(agency)
    top = national(make_agency())
    request = ask(by, wanted(person))
    assert nearest_deciders(request, now=NOW) == [top]
    above = steward_of(agency.parent, "Atas")
    assert nearest_deciders(request, now=NOW) == [above]
    assert approve(request, by=above, now=NOW)


def test_a_stranger_and_the_agency_below_decide_nothing(agency):
    request = ask(steward_of(agency.parent), wanted(make_person(agency.parent)))
    for decider in (steward_of(agency), steward_of(make_agency())):
        assert not approve(request, by=decider, now=NOW)


def test_a_refusal_says_why_and_gives_nothing(agency):
    person, by, other = make_person(agency), steward_of(agency), steward_of(agency, "Lain")
    request = ask(by, wanted(person))
    assert refuse(request, by=other, answer="Belum waktunya.", now=NOW)
    assert not held(person)
    assert Notice.objects.get(person=by).values["reason"] == "Belum waktunya."
    assert Change.objects.get(verb="grant.request_refused").why == "Belum waktunya."


def test_only_the_nation_makes_a_national_admin(agency):
    person, top, second = make_person(agency), national(agency), national(agency)
    steward = steward_of(agency)
    with pytest.raises(GrantOutOfReach):
        ask(steward, wanted(person, Role.NATIONAL, Reach.NATIONAL))
    everywhere = Scope(top.pk, Reach.NATIONAL)
    request = ask(top, wanted(person, Role.NATIONAL, Reach.NATIONAL), scope=everywhere)
    assert not approve(request, by=steward, now=NOW)
    assert approve(request, by=second, now=NOW)


def test_a_unit_gives_within_itself_only(agency):
    unit = make_unit(agency)
    below, beside = make_unit(agency, parent=unit), make_unit(agency)
    scope = Scope(0, Reach.UNIT, agency_path=agency.path, unit_path=unit.path)
    person = make_person(agency)
    assert may_give(scope, wanted(person, Role.ORGANIZER, Reach.UNIT, unit=below))
    for reach, place in ((Reach.UNIT, beside), (Reach.AGENCY, None)):
        assert not may_give(scope, wanted(person, Role.ORGANIZER, reach, unit=place))


def test_nobody_of_another_agency_is_given_or_loses_anything(agency):
    by, stranger = steward_of(agency), make_person()
    with pytest.raises(GrantOutOfReach):
        ask(by, wanted(stranger, Role.PRACTITIONER, Reach.OWN))
    row = grant(stranger, Role.TRAINER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    with pytest.raises(GrantOutOfReach):
        end(by, row)


def end(by, row):
    scope = Scope(by.pk, Reach.AGENCY, agency_path=by.agency.path)
    return end_grant(row, scope=scope, by=by, why="Pindah tugas.", now=NOW)


def test_a_role_ends_today_and_the_trail_says_why(agency):
    person, by = make_person(agency), steward_of(agency)
    row = ask(by, wanted(person, Role.PRACTITIONER, Reach.OWN))
    assert end(by, row) and not held(person) and not end(by, row)
    assert Change.objects.get(verb="grant.ended").why == "Pindah tugas."


def test_the_last_steward_stays(agency):
    by = steward_of(agency)
    with pytest.raises(LastSteward):
        end(by, by.grants.get())
    other = steward_of(agency, "Lain")
    assert end(by, other.grants.get())


def test_what_is_out_of_reach_is_not_ended(agency):
    by, top = steward_of(agency), national(agency)
    for row in (top.grants.get(), steward_of(agency.parent).grants.get()):
        with pytest.raises(GrantOutOfReach):
            end(by, row)
