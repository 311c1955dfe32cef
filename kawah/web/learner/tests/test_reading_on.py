"""A lesson that no exam vouches for, clicked through: the page says so, and reading it helps."""

import pytest

from kawah.earned.hours.api import load_reference
from kawah.earned.hours.models import Line
from tests import courses

pytestmark = pytest.mark.django_db
ACTIVITY = "[[module.activity]]"


def exam_first():
    """The usual course with its exam, the last activity, as the first of its module."""
    head, module = courses.COURSE_TOML.split("[[module]]")
    opening, *activities = module.split(ACTIVITY)
    return head + "[[module]]" + ACTIVITY.join((opening, activities[-1] + "\n", *activities[:-1]))


@pytest.fixture
def version(person):
    return courses.published(person.agency, course=exam_first())


def test_reading_it_at_leisure_makes_the_minutes_count(
    browser, address, steps, enrollment, clock, commits_at_once
):
    load_reference()
    where = address("membaca")
    browser.get(where)
    browser.post(where, {"block": "q1", "q1": "0"})
    browser.post(where, {"finish": "yes"})
    assert "tidak ada asesmen sesudahnya" in (said := browser.get("/jp/").content.decode())
    assert "buka lagi kegiatan ini dan baca dengan tenang" in said
    for _ in range(-(-steps["membaca"].reading_seconds // 30)):
        clock.advance(seconds=30)
        browser.post(where + "kehadiran/")
    assert "Dihitung karena kegiatan ini selesai" in browser.get("/jp/").content.decode()
    assert Line.objects.filter(entries__minutes__gt=0).count() == 1
