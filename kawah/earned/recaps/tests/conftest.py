"""The rules of JP, an agency with two who look after it, and somebody who learned elsewhere."""

import pytest

from kawah.earned.hours.api import load_reference
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from tests.factories import NOW, TODAY, make_agency, make_person
from tests.once import once


@once
def agency():
    load_reference()
    return make_agency("nusacandra")


def looking_after(agency, role):
    person = make_person(agency)
    grant(person, role, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW)
    return person


@once
def organizer(agency):
    return looking_after(agency, Role.ORGANIZER)


@once
def steward(agency):
    return looking_after(agency, Role.STEWARD)


@once
def siti(agency):
    return make_person(agency, name="Siti", email="siti@example.go.id")


@pytest.fixture
def by(organizer, steward):
    """The two of whom a recap has need."""
    return {"by": organizer, "second": steward}
