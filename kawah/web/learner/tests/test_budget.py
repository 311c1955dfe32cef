"""What a page may cost: queries, and bytes on the wire."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kawah.earned.hours.api import load_reference
from kawah.people.notices.api import tell
from tests.factories import NOW

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8
MOST_BYTES = 8_000  # of a page seen again, compressed
BRACKETS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@pytest.fixture
def pages(browser, address, enrollment, person):
    load_reference()
    values = {"course": "Antrean"}
    tell(person, key="k", kind="certificate_ready", values=values, path="/", now=NOW)
    paper = browser.post(address("ujian") + "percobaan/")["Location"]
    return {
        "home": "/beranda/",
        "course": f"/kursus/{enrollment.course.uuid}/",
        "lesson": address("membaca"),
        "quiz": address("ujian"),
        "paper": paper,
    }


@pytest.mark.parametrize("name", ["home", "course", "lesson", "quiz", "paper"])
def test_a_page_is_light(browser, pages, name):
    browser.get(pages[name])
    with CaptureQueriesContext(connection) as seen:
        answer = browser.get(pages[name], headers={"Accept-Encoding": "gzip"})
    queries = [query["sql"] for query in seen if not query["sql"].startswith(BRACKETS)]
    assert answer.status_code == 200
    assert len(queries) <= MOST_QUERIES, "\n".join(queries)
    assert len(answer.content) <= MOST_BYTES
