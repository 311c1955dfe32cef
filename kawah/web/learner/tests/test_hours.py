import pytest

from kawah.earned.hours.api import load_reference
from kawah.learning.curriculum.api import Version
from kawah.learning.enrollment import api as enrollments
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(enrollment, steps, commits_at_once):
    """Finish the first lesson in the time it takes, or in none."""
    load_reference()

    def read(*, seconds):
        mark = enrollments.visit(enrollment, steps["membaca"], now=NOW)
        type(mark).objects.filter(pk=mark.pk).update(seconds=seconds)
        step = steps["membaca"]
        enrollments.complete(enrollment, step, why="lesson_read", happened_at=NOW, now=NOW)

    return read


def test_a_line_says_why_it_counts(browser, read):
    read(seconds=600)
    page = browser.get("/jp/").content.decode()
    assert "Membaca antrean" in page and "Dihitung karena" in page and 'chip is-done"' in page


def test_a_line_that_waits_says_what_to_do(browser, read):
    read(seconds=0)
    page = browser.get("/jp/").content.decode()
    assert "Belum dihitung karena" in page and "Yang bisa Anda lakukan: lulus" in page


def test_an_empty_year_says_what_will_come(browser, db):
    load_reference()
    assert "Belum ada JP pada tahun ini" in browser.get("/jp/").content.decode()


@pytest.mark.parametrize("year", ["1999", "x", "-1", "²"])
def test_a_year_that_is_not_there_is_this_one(browser, db, year):
    load_reference()
    assert "saya, 2026" in browser.get("/jp/", {"tahun": year}).content.decode()


def test_anothers_lines_are_not_shown(stranger, read):
    read(seconds=600)
    assert "Membaca antrean" not in stranger.get("/jp/").content.decode()


def test_titles_are_marked_with_the_language_of_their_course(browser, read, version):
    read(seconds=600)
    Version.objects.filter(pk=version.pk).update(language="en")
    page = browser.get("/jp/").content.decode()
    assert f'<b lang="en">{version.title}</b>' in page
    assert '<b lang="en">Membaca antrean</b>' in page
