import pytest

from kawah.records.api import Change
from tests.factories import make_person
from tests.world import signed_in

pytestmark = pytest.mark.django_db
PLACE = "/saya/nomor-hp/"


@pytest.fixture
def person(clock):
    return make_person()


def test_the_person_mends_the_number_and_sees_it(person):
    answer = signed_in(person).post(PLACE, {"phone": "0812 3456 7890"}, follow=True)
    person.refresh_from_db()
    assert person.phone == "+6281234567890" and person.phone_own_at is not None
    assert "0812-3456-7890" in answer.text and "sudah disimpan" in answer.text
    change = Change.objects.get(verb="person.amended")
    assert change.after == {"fields": ["phone"]} and change.by == person.uuid


def test_what_nobody_can_call_comes_back_as_it_was_typed(person):
    answer = signed_in(person).post(PLACE, {"phone": "0812 lupa"})
    assert answer.status_code == 400 and 'value="0812 lupa"' in answer.text
    assert "tidak dapat dihubungi" in answer.text


def test_the_number_can_be_taken_out_and_twice_is_once(person):
    client = signed_in(person)
    client.post(PLACE, {"phone": "081234567890"})
    for _click in range(2):
        assert "tidak dicatat lagi" in client.post(PLACE, {"phone": ""}, follow=True).text
    person.refresh_from_db()
    assert person.phone == "" and Change.objects.filter(verb="person.amended").count() == 2
