import pytest

from kawah.people.directory.api import EmploymentKind, PersonRefused, enlist
from kawah.records.api import Change
from tests.factories import NOW, make_agency, make_person

pytestmark = pytest.mark.django_db
PNS, PPPK, OUTSIDE = EmploymentKind.PNS, EmploymentKind.PPPK, EmploymentKind.NON_ASN


def enter(name="Budi", kind=PNS, nip="198503212010031001", **values):
    return enlist(name, kind=kind, agency=make_agency(), now=NOW, nip_text=nip, **values)


def test_a_person_enters_without_a_usable_password():
    person = enter(email="Budi@Example.go.id")
    assert not person.has_usable_password()
    assert person.email == "budi@example.go.id"


def test_a_contract_number_is_judged_by_its_own_form():
    assert enter(kind=PPPK, nip="199001152025241003").nip == "199001152025241003"
    with pytest.raises(PersonRefused, match="13-14"):
        enter(kind=PNS, nip="199001152015241003")


def test_a_practitioner_from_outside_needs_no_number():
    assert enter(kind=OUTSIDE, nip="").nip is None


def test_a_civil_servant_needs_a_number():
    with pytest.raises(PersonRefused):
        enter(nip="")


def test_a_number_belongs_to_one_person():
    enter()
    with pytest.raises(PersonRefused, match="sudah dipakai"):
        enter(name="Orang lain")


def test_an_address_belongs_to_one_person_whatever_its_case():
    enter(email="a@example.go.id")
    with pytest.raises(PersonRefused):
        enter(nip="198503212010031002", email="A@example.go.id")


def test_who_enters_stands_in_the_administrative_log_without_a_number():
    person, steward = enter(), make_person()
    enter(nip="198503212010031002", by=steward.uuid)
    first, second = Change.objects.filter(verb="person.enlisted").order_by("pk")
    assert first.subject == f"person/{person.uuid}" and second.by == steward.uuid
    assert str(person.nip) not in str(first.after)


def test_who_is_refused_leaves_no_trace():
    enter()
    with pytest.raises(PersonRefused):
        enter(name="Orang lain")
    assert Change.objects.count() == 1
