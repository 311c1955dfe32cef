import pytest

from kawah.earned.hours.api import load_reference
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from tests.factories import NOW, TODAY, make_person
from tests.world import signed_in


@pytest.fixture
def national(clock):
    load_reference()
    person = make_person(name="Admin Nasional")
    grant(person, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    return signed_in(person)
