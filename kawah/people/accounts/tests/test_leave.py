from datetime import timedelta

import pytest
from django.test import Client

from kawah.people.access.api import Role, grant, grants_of, name_supervisor
from kawah.people.accounts import api as accounts
from kawah.people.accounts import tickets
from kawah.people.accounts.models import Departure
from kawah.people.directory.api import Reach, Scope, current, supervisor_of
from kawah.people.directory.models import Closing
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person, place

PASSWORD = "kawah candradimuka"
pytestmark = pytest.mark.django_db


@pytest.fixture
def steward():
    person = make_person(make_agency("kab-a"), name="Admin")
    grant(
        person,
        Role.STEWARD,
        reach=Reach.AGENCY,
        agency=person.agency,
        effective_from=TODAY,
        now=NOW,
    )
    return person


@pytest.fixture
def person(steward):
    person = make_person(steward.agency, name="Juru Tulis", password=PASSWORD)
    place(person)
    grant(
        person,
        Role.TRAINER,
        reach=Reach.OWN,
        effective_from=TODAY - timedelta(days=9),
        now=NOW,
    )
    name_supervisor(person, supervisor=steward, by=None, on=TODAY - timedelta(days=9), now=NOW)
    return person


def scope_of(steward):
    return Scope(steward.pk, Reach.AGENCY, agency_path=steward.agency.path)


def leave(steward, person, *, now=NOW):
    return accounts.leave(
        person, last_day=TODAY, scope=scope_of(steward), by=steward, why="Pensiun.", now=now
    )


def back(steward, *, now):
    row = Departure.objects.get(undone_at=None)
    return accounts.bring_back(row, scope=scope_of(steward), by=steward, now=now)


def test_every_door_closes(steward, person, clock):
    client = Client()
    client.force_login(person)
    code = tickets.issue(person, life=timedelta(days=7), now=NOW)
    assert leave(steward, person)
    assert client.get("/saya/").status_code == 302
    answer = Client().post("/masuk/", {"username": person.nip, "password": PASSWORD})
    assert answer.status_code == 403
    with pytest.raises(accounts.TicketUnusable):
        accounts.examine(code, now=NOW)
    assert grants_of(person, on=TODAY) == [] and current(person, on=TODAY) is None
    assert Change.objects.get(verb="person.left").why == "Pensiun."


def test_a_second_click_changes_nothing(steward, person):
    assert leave(steward, person) and not leave(steward, person)
    assert Departure.objects.count() == 1


def test_within_thirty_days_it_is_as_if_it_had_not_been(steward, person):
    leave(steward, person)
    later = NOW + timedelta(days=29)
    assert back(steward, now=later)
    person.refresh_from_db()
    on = later.date()
    assert person.is_active and current(person, on=on) and supervisor_of(person, on=on) == steward
    assert [row.role for row in grants_of(person, on=on)] == [Role.TRAINER]
    assert Change.objects.filter(verb="person.brought_back").count() == 1
    assert leave(steward, person, now=later)


def test_roles_come_back_up_to_the_end_that_each_had(steward, person):
    ends = {Role.TRAINER: None, Role.PRACTITIONER: TODAY + timedelta(days=40)}
    grant(person, Role.PRACTITIONER, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    person.grants.filter(role=Role.PRACTITIONER).update(until=ends[Role.PRACTITIONER])
    leave(steward, person)
    back(steward, now=NOW + timedelta(days=3))
    assert dict(person.grants.values_list("role", "until")) == ends
    assert Change.objects.filter(verb="grant.given", at=NOW + timedelta(days=3)).count() == 2


def test_of_a_departure_noted_before_ends_were_kept_roles_hold_a_year_at_most(steward, person):
    leave(steward, person)
    row = Departure.objects.get()
    row.closed["grants"] = [key for key, _until in row.closed.pop("roles")]
    row.save()
    back(steward, now=NOW)
    assert person.grants.get().until == TODAY + timedelta(days=365)


def test_a_closed_agency_takes_nobody_back(steward, person):
    leave(steward, person)
    Closing.objects.create(agency=person.agency, on=TODAY)
    with pytest.raises(accounts.AgencyClosed):
        back(steward, now=NOW)
    person.refresh_from_db()
    assert not person.is_active and Departure.objects.filter(undone_at=None).exists()


def test_after_thirty_days_it_stands(steward, person):
    leave(steward, person)
    assert not back(steward, now=NOW + timedelta(days=31))
    person.refresh_from_db()
    assert not person.is_active


def test_a_supervisor_named_meanwhile_stays(steward, person):
    below = make_person(steward.agency)
    name_supervisor(below, supervisor=person, by=None, on=TODAY - timedelta(days=3), now=NOW)
    leave(steward, person)
    name_supervisor(below, supervisor=steward, by=None, on=TODAY, now=NOW)
    back(steward, now=NOW)
    assert supervisor_of(below, on=TODAY) == steward


def test_nobody_ends_the_employment_of_themselves_or_of_strangers(steward):
    for whom in (steward, make_person()):
        with pytest.raises(accounts.AccountOutOfReach):
            leave(steward, whom)
