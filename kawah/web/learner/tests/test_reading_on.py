"""A lesson that no exam vouches for, clicked through: the page says so, and reading it helps."""

import re

import pytest

from kawah.earned.hours.api import load_reference
from kawah.earned.hours.models import Line, Rule
from kawah.learning.curriculum.api import outline_of
from kawah.learning.enrollment.api import complete, enroll
from tests import courses
from tests.factories import NOW
from tests.once import once

pytestmark = pytest.mark.django_db
ACTIVITY = "[[module.activity]]"
FINISH = {"finish": "yes", "q1": "0"}


def exam_first():
    """The usual course with its exam, the last activity, as the first of its module."""
    head, module = courses.COURSE_TOML.split("[[module]]")
    opening, *activities = module.split(ACTIVITY)
    return head + "[[module]]" + ACTIVITY.join((opening, activities[-1] + "\n", *activities[:-1]))


@once
def version(person):
    return courses.published(person.agency, course=exam_first())


@pytest.fixture
def where(browser, address, commits_at_once):
    """The lesson, clicked through."""
    load_reference()
    where = address("membaca")
    browser.get(where)
    browser.post(where, {"block": "q1", "q1": "0"})
    browser.post(where, {"finish": "yes"})
    return where


def seal_in(page):
    [seal] = re.findall(r'name="opened" value="([^"]+)"', page.text)
    return seal


def test_reading_it_at_leisure_makes_the_minutes_count(browser, where, steps, clock):
    assert "tidak ada asesmen sesudahnya" in (said := browser.get("/jp/").content.decode())
    assert "buka lagi kegiatan ini, baca dengan tenang" in said
    for _ in range(-(-steps["membaca"].reading_seconds // 30)):
        clock.advance(seconds=30)
        browser.post(where + "kehadiran/")
    page = browser.get("/jp/").content.decode()
    assert "Dihitung karena kegiatan ini selesai" in page
    assert "tercatat pada baris lain" in page and "tidak dihitung penuh" not in page
    assert Line.objects.filter(entries__minutes__gt=0).count() == 1


def test_without_scripts_a_button_says_that_it_was_read(browser, where, steps, clock):
    seal = seal_in(browser.get(where))
    clock.advance(seconds=steps["membaca"].reading_seconds)
    page = browser.post(where + "kehadiran/", {"opened": seal}, follow=True)
    assert "menitnya dihitung" in page.text and "membaca lagi" not in page.text
    assert "Dihitung karena kegiatan ini selesai" in browser.get("/jp/").text


def test_on_a_full_day_the_page_says_so_before_it_is_read_again(browser, where):
    assert "untuk hari ini sudah tercapai" not in browser.get(where).text
    Rule.objects.filter(code="NKL03").update(cap_value=0)
    assert "untuk hari ini sudah tercapai" in browser.get(where).text


def test_a_button_pressed_at_once_says_how_long_is_missing(browser, where, clock):
    for seal in (seal_in(browser.get(where)), "bukan segel"):
        page = browser.post(where + "kehadiran/", {"opened": seal}, follow=True)
        assert "Masih perlu sekitar" in page.text and 'name="opened"' in page.text
    assert Line.objects.filter(entries__minutes__gt=0).count() == 0


def test_the_seal_of_one_activity_opens_no_other(browser, where, address, steps, clock):
    browser.post(address("renungan"), {"text": "kata " * 60})
    seal = seal_in(browser.get(where))
    clock.advance(hours=1)
    page = browser.post(address("renungan") + "kehadiran/", {"opened": seal}, follow=True)
    assert "Masih perlu sekitar" in page.text or steps["renungan"].reading_seconds == 0


def test_whoever_was_too_fast_hears_it_at_once(browser, address, commits_at_once):
    browser.get(where := address("membaca"))
    page = browser.post(where, FINISH, follow=True).text
    assert "sudah selesai." in page and "Belum dihitung karena kegiatan ini dipelajari" in page
    assert "tekan “Saya sudah membaca lagi”" in page and f'<a href="{where}">Buka lagi' in page
    assert "Belum dihitung" not in browser.get("/beranda/").text


def test_whoever_took_the_time_hears_nothing(browser, address, steps, clock):
    browser.get(where := address("membaca"))
    clock.advance(seconds=steps["membaca"].reading_seconds)
    page = browser.post(where, FINISH, follow=True).text
    assert "Belum dihitung" not in page and "Belum dihitung" not in browser.get(where).text


def test_passing_the_exam_after_it_is_named_as_the_way_and_ends_the_notice(
    browser, person, commits_at_once
):
    load_reference()
    version = courses.published(person.agency, course=courses.COURSE_TOML)
    enrollment = enroll(person, version.course, now=NOW)
    lesson, *_others, exam = outline_of(version.pk).steps
    where = f"/belajar/{enrollment.uuid}/{lesson.uuid}/"
    browser.get(where)
    assert "lulus “Ujian antrean”" in browser.post(where, FINISH, follow=True).text
    page = browser.get(where).text
    for said in ("lulus “Ujian antrean”", "Membaca lagi juga", "Saya sudah membaca lagi"):
        assert said in page
    assert "lulus “Ujian antrean”" in browser.get("/jp/").text
    complete(enrollment, exam, why="x", happened_at=NOW, now=NOW, fraction=1.0)
    assert "Belum dihitung" not in browser.get(where).text
