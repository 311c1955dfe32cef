import pytest

from kawah.earned.hours.models import Balance, Entry, Line
from kawah.earned.hours.tests.factories import (
    complete,
    make_enrollment,
    make_step,
    make_version,
)
from kawah.people.directory.api import Reach, Scope
from tests.factories import TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(rules):
    """Two colleagues and someone of another agency, with a line each."""
    agency = make_agency()
    people = [make_person(agency), make_person(agency), make_person()]
    step = make_step()
    version = make_version(step)
    for person in people:
        complete(make_enrollment(person, version), step)
    return people


@pytest.mark.parametrize("table", [Line, Entry, Balance])
def test_rows_are_seen_as_far_as_the_scope_reaches(three, table):
    me = three[0]

    def seen(reach):
        scope = Scope(person=me.pk, reach=reach, agency_path=me.agency.path)
        return set(table.objects.visible_to(scope, on=TODAY).values_list("person", flat=True))

    assert seen(Reach.OWN) == {me.pk}
    assert seen(Reach.AGENCY) == {me.pk, three[1].pk}
    assert seen(Reach.NATIONAL) == {person.pk for person in three}
