from datetime import timedelta

import pytest

from kawah.lib import codes
from kawah.people.access.api import Role, grants_of
from kawah.people.accounts import tickets
from kawah.people.accounts.models import Ticket
from kawah.people.directory.api import EmploymentKind
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_person

PASSWORD = "kawah candradimuka"
LIFE = timedelta(days=7)
pytestmark = pytest.mark.django_db


def give(person, **values):
    return tickets.issue(person, life=LIFE, now=NOW, **values)


def fault(code, *, now=NOW):
    with pytest.raises(tickets.TicketUnusable) as caught:
        tickets.examine(code, now=now)
    return caught.value.fault


def test_a_ticket_sets_a_password_once():
    person = make_person()
    code = give(person)
    used = tickets.use(tickets.examine(code, now=NOW), password=PASSWORD, now=NOW)
    assert used == person and used.check_password(PASSWORD)
    assert fault(code) == "used"


def test_only_a_keyed_hash_is_kept():
    code = give(make_person())
    (kept,) = Ticket.objects.values_list("digest", flat=True)
    assert code not in kept and kept == tickets.digest_of(code)


def test_it_is_typed_as_people_type():
    person = make_person()
    shown = tickets.show(give(person))
    assert tickets.examine(f" {shown.lower().replace('-', ' ')} ", now=NOW).person == person


def test_a_new_one_ends_the_one_before():
    person = make_person()
    before = give(person)
    give(person)
    assert fault(before) == "ended"


def test_one_that_a_stranger_asked_for_does_not_end_the_one_on_the_desk():
    person = make_person()
    given = give(person)
    give(person, is_asked=True)
    give(person, is_asked=True)
    assert tickets.examine(given, now=NOW).person == person
    assert Ticket.objects.filter(ended_at=None).count() == 2


def test_whoever_is_in_needs_no_other_ticket():
    person = make_person()
    given, asked = give(person), give(person, is_asked=True)
    tickets.use(tickets.examine(asked, now=NOW), password=PASSWORD, now=NOW)
    assert fault(given) == "active"


def test_it_expires():
    code = give(make_person())
    assert fault(code, now=NOW + LIFE) == "expired"


def test_an_unknown_code_and_a_closed_account_sound_the_same():
    person = make_person()
    code = give(person)
    person.is_active = False
    person.save()
    assert fault(code) == fault(codes.new(tickets.LENGTH)) == "unknown"


def test_of_two_at_once_one_is_told():
    ticket = tickets.examine(give(make_person()), now=NOW)
    tickets.use(ticket, password=PASSWORD, now=NOW)
    with pytest.raises(tickets.TicketUnusable):
        tickets.use(ticket, password="lain lagi sekali", now=NOW)


def test_who_activates_learns_and_the_trail_says_so():
    person = make_person()
    tickets.use(tickets.examine(give(person), now=NOW), password=PASSWORD, now=NOW)
    assert [row.role for row in grants_of(person, on=TODAY)] == [Role.LEARNER]
    assert Change.objects.filter(verb="person.activated", by=person.uuid).count() == 1


def test_who_is_no_civil_servant_gets_no_role_by_itself():
    person = make_person(kind=EmploymentKind.NON_ASN)
    tickets.use(tickets.examine(give(person), now=NOW), password=PASSWORD, now=NOW)
    assert grants_of(person, on=TODAY) == []
