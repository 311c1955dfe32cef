import pytest

from kawah.people.directory.api import Person
from tests.factories import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def someone():
    return make_person(name="Dr. Ir.Siti Nur-Aini O'Connor, M.Si.")


@pytest.mark.parametrize("text", ["siti", "SIT", "nur aini", "aini siti", "o'con", "ir", "m.si"])
def test_a_name_is_found_by_how_its_words_begin(someone, text):
    assert list(Person.objects.named(text)) == [someone]


@pytest.mark.parametrize("text", ["iti", "siti budi", "ni"])
def test_what_begins_otherwise_is_not_found(someone, text):
    assert not Person.objects.named(text)


@pytest.mark.parametrize("text", ["siti:*|budi", "siti'); --", "%", "!!", "siti & nur"])
def test_signs_are_no_commands(someone, text):
    assert list(Person.objects.named(text)) == ([] if "budi" in text else [someone])
