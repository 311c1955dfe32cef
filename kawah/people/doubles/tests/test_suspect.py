import pytest

from kawah.people.directory.api import EmploymentKind, Person
from kawah.people.doubles import api as doubles
from kawah.people.doubles.api import Likeness
from kawah.people.doubles.tests.mergers import asked
from tests.factories import NOW, TODAY, make_agency, make_person, make_unit, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_agency("kab-a")


def suspected(agency):
    people = Person.objects.filter(agency=agency, is_active=True)
    found = doubles.suspected(people, on=TODAY)
    return [(one.first, one.second, one.why) for one in found]


def test_one_name_and_one_birthday_are_suspected_in_capitals_and_with_titles_too(agency):
    first = make_person(agency, name="Siti Rahma")
    second = make_person(agency, name="SITI RAHMA, S.E.")
    make_person(agency, name="Siti Rahmawati")
    make_person(name="Siti Rahma")  # of another agency
    assert suspected(agency) == [(first.pk, second.pk, Likeness.BIRTH)]


def test_namesakes_with_two_birthdays_are_not(agency):
    make_person(agency, name="Siti Rahma")
    other = make_person(agency, name="Siti Rahma")
    Person.objects.filter(pk=other.pk).update(nip="198801012015032001")
    assert suspected(agency) == []


def test_somebody_without_a_number_is_and_the_unit_makes_it_surer(agency):
    number = make_person(agency, name="Agus")
    guest = make_person(agency, name="agus", kind=EmploymentKind.NON_ASN)
    assert suspected(agency) == [(number.pk, guest.pk, Likeness.NUMBERLESS)]
    unit = make_unit(agency)
    for person in (number, guest):
        place(person, unit=unit)
    assert suspected(agency) == [(number.pk, guest.pk, Likeness.UNIT)]


def test_whoever_was_told_apart_or_waits_is_suspected_no_more(agency):
    people = [make_person(agency, name=name) for name in ("Siti", "Siti", "Agus", "Agus")]
    assert len(suspected(agency)) == 2
    for _twice in range(2):
        doubles.tell_apart(people[1], people[0], by=people[2], now=NOW)
    asked(people[3], people[2])
    assert suspected(agency) == []


def test_one_persons_likes_are_found_by_name(agency):
    one, other = make_person(agency, name="Dr. Siti Rahma"), make_person(agency, name="siti rahma")
    make_person(agency, name="Siti Rahmawati")
    found = doubles.suspected_with(other, Person.objects.filter(agency=agency), on=TODAY)
    assert [(pair.first, pair.second) for pair in found] == [(one.pk, other.pk)]


def test_many_of_them_cost_no_more_queries(agency, django_assert_max_num_queries):
    for letter in "abcdefghijkl":
        for _twice in range(2):
            make_person(agency, name=f"Nama {letter}")
    with django_assert_max_num_queries(5):
        assert len(suspected(agency)) == 12
