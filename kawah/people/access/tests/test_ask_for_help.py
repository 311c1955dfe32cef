import pytest

from kawah.people.access.api import Role, contact_of, grant, set_help_contact
from kawah.people.directory.api import Reach
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db
WORDS = "Bu Ratih, ruang 2, 0380-123"


def test_what_the_steward_wrote_stands_for_the_agencies_below_too():
    above = make_agency("prov")
    below = make_agency("kab", parent=above)
    person = make_person(above)
    for is_new in (True, False):
        assert set_help_contact(above, WORDS, by=person, now=NOW) is is_new
    assert contact_of(below, on=TODAY) == WORDS
    assert Change.objects.filter(verb="agency.help_contact_set").count() == 1
    set_help_contact(below, "Pak Yan", by=person, now=NOW)
    assert contact_of(below, on=TODAY) == "Pak Yan"


def test_without_words_the_stewards_are_named_and_nobody_else():
    agency = make_agency()
    steward, gone = make_person(agency, name="Ratih"), make_person(agency, name="Pergi")
    for person in (steward, gone):
        grant(
            person, Role.STEWARD, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW
        )
    gone.is_active = False
    gone.save()
    assert contact_of(agency, on=TODAY) == "Ratih"
    assert contact_of(make_agency(), on=TODAY) == ""
