from uuid import uuid4

import pytest

from kawah.people.access.api import Role, grant, grants_of, name_supervisor
from kawah.people.accounts import api as accounts
from kawah.people.accounts.models import Transfer
from kawah.people.directory.api import Person, Reach, Scope, current, supervisor_of
from kawah.people.directory.models import Closing
from kawah.people.notices.api import Notice
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit, place

pytestmark = pytest.mark.django_db


def steward_of(agency):
    person = make_person(agency, name=f"Admin {agency}")
    grant(person, Role.STEWARD, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW)
    return person


def scope_of(steward):
    return Scope(steward.pk, Reach.AGENCY, agency_path=steward.agency.path)


@pytest.fixture
def old():
    return steward_of(make_agency("kab-a"))


@pytest.fixture
def new():
    return steward_of(make_agency("kab-b"))


@pytest.fixture
def person(old):
    person = make_person(old.agency, name="Juru Tulis")
    place(person)
    for role in (Role.LEARNER, Role.TRAINER):
        grant(person, role, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    name_supervisor(person, supervisor=old, by=None, on=TODAY, now=NOW)
    return person


def release(old, person, new, *, key=None):
    return accounts.release(
        key or uuid4(),
        person,
        target=new.agency,
        scope=scope_of(old),
        by=old,
        why="Mutasi.",
        now=NOW,
    )


def accept(row, by):
    return accounts.accept_transfer(row, scope=scope_of(by), by=by, now=NOW)


def test_until_the_other_accepts_nothing_changes(old, new, person):
    release(old, person, new)
    person.refresh_from_db()
    assert person.agency == old.agency and current(person, on=TODAY)
    assert Notice.objects.get(person=new).kind == "transfer_released"


def test_accepted_the_person_comes_with_what_was_learned_and_without_old_roles(old, new, person):
    assert accept(release(old, person, new), new)
    person.refresh_from_db()
    assert person.agency == new.agency and person.is_active
    assert current(person, on=TODAY) is None and supervisor_of(person, on=TODAY) is None
    assert [row.role for row in grants_of(person, on=TODAY)] == [Role.LEARNER]
    assert set(Change.objects.filter(verb="person.moved").values_list("agency", flat=True)) == {
        "kab-a",
        "kab-b",
    }


def test_an_agency_that_was_closed_meanwhile_takes_nobody_in(old, new, person):
    row = release(old, person, new)
    Closing.objects.create(agency=new.agency, on=TODAY)
    assert not accept(row, new) and not accounts.arriving(scope_of(new)).exists()
    person.refresh_from_db()
    assert person.agency == old.agency and accounts.departing(scope_of(old)).exists()


def test_a_second_click_accepts_once(old, new, person):
    row = release(old, person, new)
    assert accept(row, new) and not accept(row, new)


def test_sent_twice_it_is_one_and_a_second_way_waits(old, new, person):
    key = uuid4()
    assert release(old, person, new, key=key) == release(old, person, new, key=key)
    with pytest.raises(accounts.TransferOpen):
        release(old, person, new)
    assert Transfer.objects.count() == 1


def test_who_went_elsewhere_meanwhile_is_not_waited_for(old, new, person):
    row = release(old, person, new)
    third = steward_of(make_agency("kab-c"))
    Person.objects.filter(pk=person.pk).update(agency=third.agency)
    assert not accounts.arriving(scope_of(new)).exists() and not accept(row, new)
    person.refresh_from_db()
    assert release(third, person, new) != row
    row.refresh_from_db()
    assert row.outcome == "withdrawn"


def test_only_the_agency_it_goes_to_accepts_and_only_ones_own_are_released(old, new, person):
    row = release(old, person, new)
    assert not accept(row, old) and not accept(row, steward_of(make_agency()))
    with pytest.raises(accounts.AccountOutOfReach):
        release(new, make_person(old.agency), new)


def test_a_refusal_says_why_and_a_withdrawal_ends_it(old, new, person):
    row = release(old, person, new)
    assert accounts.refuse_transfer(
        row, scope=scope_of(new), by=new, answer="Formasi penuh.", now=NOW
    )
    assert Notice.objects.get(person=old).values["reason"] == "Formasi penuh."
    row = release(old, person, new)
    assert accounts.withdraw_transfer(row, scope=scope_of(old), by=old, now=NOW)
    assert not accept(row, new)
    person.refresh_from_db()
    assert person.agency == old.agency


def test_who_looks_after_a_unit_releases_nobody(old, new, person):
    unit = make_unit(old.agency)
    scope = Scope(old.pk, Reach.UNIT, agency_path=old.agency.path, unit_path=unit.path)
    with pytest.raises(accounts.AccountOutOfReach):
        accounts.release(uuid4(), person, target=new.agency, scope=scope, by=old, why="x", now=NOW)
