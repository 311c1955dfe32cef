"""A steward adds and ends the agency's own technical competencies."""

import pytest

from kawah.people.access.api import Role
from kawah.people.competencies.api import Competency
from tests.world import signed_in

pytestmark = pytest.mark.django_db
PLACE = "/instansi/kompetensi/"
SENT = {"name": "Pelayanan loket", "valid_from": "2026-10-05", "source": "SKJ 7", "level_count": 5}


@pytest.fixture
def steward(side, clock):
    return signed_in(side.people[Role.STEWARD])


def test_one_is_added_and_listed_with_its_code(steward, side):
    page = steward.post(f"{PLACE}baru/", SENT, follow=True).text
    assert "Pelayanan loket ditambahkan" in page and "pelayanan_loket" in page
    assert Competency.objects.get(agency=side.agency).level_count == 5


def test_without_its_basis_it_comes_back_as_typed(steward):
    answer = steward.post(f"{PLACE}baru/", {**SENT, "source": ""})
    assert answer.status_code == 400 and 'value="Pelayanan loket"' in answer.text


def test_one_is_ended_after_a_question(steward, side):
    steward.post(f"{PLACE}baru/", SENT)
    made = Competency.objects.get(agency=side.agency)
    address = f"{PLACE}{made.pk}/akhir/"
    given = {"last": "2026-10-31", "reason": "Dilebur"}
    assert "Ya, akhiri" in steward.post(address, given).text
    steward.post(address, {**given, "sure": "ya"})
    made.refresh_from_db()
    assert str(made.valid_to) == "2026-10-31"
    assert "sudah diberi hari terakhir" in steward.get(address, follow=True).text
    assert "Mengakhiri kompetensi teknis" in steward.get("/instansi/jejak/").text


def test_the_page_asks_little(steward, django_assert_max_num_queries):
    steward.post(f"{PLACE}baru/", SENT)
    with django_assert_max_num_queries(12):
        steward.get(PLACE)
