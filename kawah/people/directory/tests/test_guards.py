import pytest
from django.db import IntegrityError, transaction

from kawah.people.directory.api import Agency, Person, Reach, Scope, Supervision, Unit, agency_for
from tests.factories import TODAY, make_agency, make_person, make_unit

pytestmark = pytest.mark.django_db


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_a_code_in_other_letters_does_not_lie_in_anothers_subtree():
    stranger = make_person(make_agency("kptk-dua"))
    refused(lambda: Agency.objects.filter(pk=stranger.agency_id).update(path="/KPTK/"))
    scope = Scope(0, Reach.AGENCY, agency_path="/kptk/")
    assert stranger not in Person.objects.visible_to(scope, on=TODAY)


def test_codes_and_paths_are_lower_case():
    unit = make_unit(make_agency("kptk"), "sdm")
    refused(lambda: Agency.objects.update(code="KPTK"))
    refused(lambda: Unit.objects.filter(pk=unit.pk).update(path="/SDM/"))
    refused(lambda: Unit.objects.filter(pk=unit.pk).update(code="SDM"))
    assert agency_for(code="KPTK") == unit.agency


def test_a_place_in_the_tree_is_one_agencys():
    make_agency("kptk")
    other = make_agency()
    refused(lambda: Agency.objects.filter(pk=other.pk).update(path="/kptk/"))


@pytest.mark.parametrize("nip", ["19900514201503000", "19900514201503000x", ""])
def test_a_nip_has_18_digits(nip):
    person = make_person()
    refused(lambda: Person.objects.filter(pk=person.pk).update(nip=nip))


def test_a_tie_ends_after_it_began():
    person, boss = make_person(), make_person()
    tie = Supervision.objects.create(person=person, supervisor=boss, effective_from=TODAY)
    refused(lambda: Supervision.objects.filter(pk=tie.pk).update(until=TODAY))
