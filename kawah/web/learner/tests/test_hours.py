from datetime import timedelta

import pytest

from kawah.earned.hours.api import Balance, Rule, load_reference
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


@pytest.fixture
def cap(db):
    """A cap that the first lesson reaches."""
    load_reference()
    Rule.objects.filter(code="NKL03").update(cap_value="0.1")


def test_what_is_above_the_cap_of_the_day_is_not_counted_for_good(browser, read, cap):
    Rule.objects.filter(code="NKL03").update(cap_value="0")
    read(seconds=600)
    page = browser.get("/jp/").text
    assert "Tidak dihitung karena" in page and "tidak menyusul kemudian" in page
    assert "Belum dihitung" not in page


@pytest.mark.parametrize("key", ["latihan", "ujian", "renungan"])
def test_a_cap_that_is_reached_is_told_until_the_day_is_over(
    browser, address, read, cap, clock, key
):
    said = "untuk hari ini sudah tercapai"
    assert said not in browser.get(address(key)).text
    read(seconds=600)
    assert said in browser.get(address(key)).text
    assert said not in browser.get(address("membaca")).text  # it is done
    clock.now += timedelta(days=1)
    assert said not in browser.get(address(key)).text


def test_a_target_that_is_assumed_is_shown_as_an_estimate(browser, person):
    load_reference()
    page = browser.get("/jp/").text
    assert "Target 20 JP setahun: PP 11/2017" in page and "erkiraan</span>" not in page
    person.kind = "PPPK"
    person.save()
    page = browser.get("/jp/").text
    assert "Target 20 JP setahun adalah perkiraan. Kewajiban belajar: UU 20/2023" in page
    assert "belum terverifikasi" in browser.get("/beranda/").text


def test_above_the_ceiling_one_is_warned_and_loses_nothing(browser, person):
    load_reference()
    person.kind = "PPPK"
    person.save()
    balance = Balance.objects.create(person=person, year=2026, minutes=24 * 45)
    assert "di atas batas" not in browser.get("/jp/").text
    Balance.objects.filter(pk=balance.pk).update(minutes=25 * 45)
    for address in ("/jp/", "/beranda/"):
        assert "di atas batas 24 JP per tahun kontrak (PP 49/2018" in browser.get(address).text
