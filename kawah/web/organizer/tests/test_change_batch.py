from datetime import timedelta

import pytest

from kawah.learning.enrollment.api import Batch, Enrollment
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_person
from tests.world import signed_in

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=60)


@pytest.fixture
def address(side):
    return f"/penyelenggara/angkatan/{side.things.batch.uuid}/perubahan/"


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


@pytest.fixture
def change(steward, address):
    """Send the form as it is filled in beforehand, with changes."""

    def send(**changed):
        filled = {"name": "Angkatan I", "starts_on": TODAY, "ends_on": TODAY, "seats": ""}
        return steward.post(address, {**filled, **changed}, follow=True)

    return send


def another(side, **facts):
    Batch.objects.create(agency=side.agency, version=side.things.batch.version, **facts)


def test_a_batch_is_changed(side, change, address):
    Enrollment.objects.update(batch=side.things.batch, due_on=TODAY)
    answer = change(name="Angkatan Satu", ends_on=LATER, seats="5")
    assert "Angkatan “Angkatan Satu” diubah." in answer.text and address in answer.text
    batch = Batch.objects.get()
    assert (batch.name, batch.ends_on, batch.seats) == ("Angkatan Satu", LATER, 5)
    assert Enrollment.objects.get().due_on == LATER
    assert Change.objects.get(verb="batch.changed").by == side.people[Role.STEWARD].uuid


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "angkatan ii"}, "name"),
        ({"starts_on": "2020-01-01"}, "starts_on"),
        ({"starts_on": "2036-01-01", "ends_on": "2036-02-01"}, "starts_on"),
        ({"ends_on": "9999-12-20"}, "ends_on"),
        ({"ends_on": TODAY - timedelta(1)}, "ends_on"),
        ({"seats": "0"}, "seats"),
    ],
)
def test_what_cannot_be_is_named_at_its_field(side, change, changed, field):
    another(side, name="Angkatan II", starts_on=TODAY, ends_on=TODAY)
    answer = change(**changed)
    assert answer.status_code == 400 and f'href="#id_{field}"' in answer.text
    assert not Change.objects.filter(verb="batch.changed").exists()


def test_fewer_seats_than_people_are_refused_at_their_field(side, change):
    Enrollment.objects.update(batch=side.things.batch)
    taken = Enrollment.objects.get()
    taken.pk, taken.uuid, taken.person = None, make_person().uuid, make_person(side.agency)
    taken.save(force_insert=True)
    answer = change(seats="1")
    assert answer.status_code == 400 and 'href="#id_seats"' in answer.text
    assert change(seats="2").status_code == 200


def test_what_was_so_before_stays_valid(side, change):
    old = {"starts_on": "2020-01-01", "ends_on": "2026-01-01"}
    Batch.objects.update(name="Ganda", **old)
    another(side, name="Ganda", **old)
    assert change(name="Ganda", seats="9", **old).status_code == 200
    assert Batch.objects.get(pk=side.things.batch.pk).seats == 9


def test_a_reach_narrower_than_an_agency_changes_no_batch(side, address):
    person = make_person(side.agency)
    grant(person, Role.STEWARD, reach=Reach.OWN, effective_from=TODAY, now=NOW)
    assert signed_in(person).get(address).status_code == 404


def test_the_page_asks_little(steward, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page = steward.get(address).text
    assert 'value="Angkatan I"' in page and f'value="{TODAY}"' in page
