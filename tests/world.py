"""Two agencies that know nothing of each other, each with somebody in every role."""

from typing import Any

from django.test import Client
from msgspec import Struct

from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Agency, Person, Reach, supervise
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit, place

REACHES = {
    Role.LEARNER: Reach.OWN,
    Role.TRAINER: Reach.AGENCY,
    Role.PRACTITIONER: Reach.OWN,
    Role.ORGANIZER: Reach.AGENCY,
    Role.TREASURER: Reach.AGENCY,
    Role.SUPERVISOR: Reach.UNIT,
    Role.EXECUTIVE: Reach.AGENCY,
    Role.STEWARD: Reach.AGENCY,
    Role.NATIONAL: Reach.NATIONAL,
}


class Side(Struct):
    """One agency: who is there, and one of each thing a page can be about."""

    agency: Agency
    people: dict[Role, Person]
    things: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.things[name]


def make_side(code: str) -> Side:
    agency = make_agency(code)
    unit = make_unit(agency)
    people = {role: make_person(agency, name=f"{role} {code}") for role in Role}
    for role, person in people.items():
        place(person, unit=unit)
        grant(
            person,
            role,
            reach=REACHES[role],
            agency=agency if REACHES[role] in (Reach.AGENCY, Reach.UNIT) else None,
            unit=unit if REACHES[role] == Reach.UNIT else None,
            effective_from=TODAY,
            now=NOW,
        )
    supervise(people[Role.LEARNER], supervisor=people[Role.SUPERVISOR], effective_from=TODAY)
    return Side(agency, people, {})


def signed_in(person: Person) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(person)
    return client
