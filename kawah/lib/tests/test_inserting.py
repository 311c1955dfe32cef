import pytest
from django.db import IntegrityError, transaction

from kawah.lib.inserting import insert_all
from kawah.people.directory.api import Appointment, EmploymentKind, Person
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person, make_position, make_unit

pytestmark = pytest.mark.django_db


def people(agency, *numbers):
    return [
        Person(name=f"Orang {n}", kind=EmploymentKind.PNS, agency=agency, nip=f"{n:018d}")
        for n in numbers
    ]


def test_rows_are_as_if_saved_one_by_one_and_know_their_keys():
    agency = make_agency()
    one, two = people(agency, 1, 2)
    one.save()
    insert_all([two], known_by="uuid")
    assert Person.objects.get(pk=two.pk).uuid == two.uuid
    hidden = {"id", "uuid", "name", "nip"}
    saved, inserted = Person.objects.order_by("nip").values()
    assert {k: v for k, v in saved.items() if k not in hidden} == {
        k: v for k, v in inserted.items() if k not in hidden
    }


def test_texts_moments_and_empty_values_come_back():
    change = Change(at=NOW, verb="a", subject="b", before=None, after={"c": ["d", 1]})
    insert_all([change])
    row = Change.objects.get()
    assert (row.uuid, row.at, row.before, row.after, row.by) == (
        change.uuid, NOW, None, {"c": ["d", 1]}, None,
    )  # fmt: skip
    assert Change.objects.filter(before__isnull=True).exists()


def test_the_newest_row_of_the_same_person_is_found():
    person, unit = make_person(), make_unit(make_agency())
    for until in (TODAY.replace(year=2027), None):
        row = Appointment(
            person=person, position=make_position(), unit=unit, effective_from=TODAY, until=until
        )
        insert_all([row], known_by="person_id")
    assert row.pk == Appointment.objects.get(until=None).pk


def test_a_constraint_refuses_all_of_them():
    agency = make_agency()
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all(people(agency, 1, 2, 2), known_by="uuid")
    assert not Person.objects.exists()
    insert_all([])
