"""A learner's place in the queue for a full batch."""

import pytest

from kawah.learning.enrollment.api import Batch, Waiting, join_or_wait
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(version, person):
    days = {"starts_on": TODAY, "ends_on": TODAY}
    agency = version.course.agency
    batch = Batch.objects.create(agency=agency, version=version, name="II", seats=1, **days)
    others = [make_person(agency) for _ in range(3)]
    join_or_wait(batch, [*others, person], by=None, now=NOW)
    return batch


def test_the_number_in_the_queue_is_shown(browser, batch, version):
    page = browser.get(f"/kursus/{version.course.uuid}/").text
    assert "Anda nomor 3 dalam antrean angkatan II." in page
    assert "nomor 3 dalam antrean" in browser.get("/beranda/").text


def test_who_does_not_want_to_wait_leaves_the_queue(browser, batch, version, person):
    address = f"/kursus/{version.course.uuid}/"
    for _ in range(2):
        answer = browser.post(f"{address}antrean/", follow=True)
        assert "dalam antrean angkatan" not in answer.text
    assert not Waiting.objects.open().filter(person=person).exists()
    assert Waiting.objects.open().count() == 2


def test_leaving_is_asked_with_a_form(browser, version):
    assert browser.get(f"/kursus/{version.course.uuid}/antrean/").status_code == 405


def test_the_course_page_asks_little(browser, batch, version, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        browser.get(f"/kursus/{version.course.uuid}/")
