"""What no honest form sends is refused with a sentence, on both databases."""

import pytest

from kawah.earned.hours.api import load_reference
from kawah.people.access.api import Role
from tests.once import once
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db


@once
def side():
    load_reference()
    return make_side("kab-a")


@pytest.mark.parametrize("where", ["/masuk/?lanjut=a\0", "/v/?kode=%00"])
def test_a_nul_in_an_address_is_refused(client, where):
    assert client.get(where).status_code == 400


def test_a_nul_in_a_form_is_refused(side):
    learner = signed_in(side.people[Role.LEARNER])
    assert learner.post("/jurnal/", {"text": "a\0b"}).status_code == 400


def test_numbers_longer_than_a_key_lead_nowhere(side):
    trainer = signed_in(side.people[Role.TRAINER])
    assert trainer.get(f"/mengajar/nilai/{'9' * 25}/").status_code == 404


def test_a_year_that_is_no_number_is_this_year(side):
    learner = signed_in(side.people[Role.LEARNER])
    assert learner.get("/jp/", {"tahun": "9" * 5000}).status_code == 200


def test_the_language_asked_for_in_the_address_gives_way_to_the_switch(side):
    page = signed_in(side.people[Role.LEARNER]).get("/jp/?bahasa=en&tahun=2026").content.decode()
    assert 'name="next" value="/jp/?tahun=2026"' in page
