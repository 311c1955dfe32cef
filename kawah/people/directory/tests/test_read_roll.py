import pytest

from kawah.people.directory.api import Line, Person, read_roll
from tests.factories import make_agency, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person(email="Siti@example.go.id")


def read(text):
    return read_roll(text, among=Person.objects.all())


@pytest.mark.parametrize(
    "form",
    [
        "{nip}",
        "  {nip}  ",
        "{nip}\tSiti",
        "'{nip};Siti",
        "{nip}, Siti",
        "siti@EXAMPLE.go.id",
        "siti@example.go.id\tx",
    ],
)
def test_a_line_is_read_as_people_write_it(person, form):
    assert read(form.format(nip=person.nip)).people == (person,)


def test_spaces_dots_and_hyphens_in_a_number_are_forgiven(person):
    nip = person.nip
    for text in (f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}", f"{nip[:8]}.{nip[8:]}", f"-{nip}"):
        assert read(text).people == (person,)


def test_lines_are_counted_as_the_eye_counts_them(person):
    roll = read(f"\n{person.nip}\n\nBudi\nSITI@example.go.id\n")
    assert roll.people == (person,)
    assert roll.unknown == (Line(4, "Budi"),)
    assert roll.again == (Line(5, "SITI@example.go.id"),)


def test_only_those_among_whom_one_looks_are_found(person):
    here = Person.objects.filter(agency=make_agency())
    assert read_roll(person.nip, among=here).people == ()


def test_nothing_written_names_nobody(person):
    make_person()  # without an address
    assert read(" \n\n\t\n").people == read("@").people == read(";").people == ()


def test_a_long_list_is_one_question(django_assert_num_queries):
    agency = make_agency()
    people = [make_person(agency) for _ in range(120)]
    with django_assert_num_queries(1):
        assert len(read("\n".join(str(one.nip) for one in people)).people) == 120
