"""A programme shows its phases, what each is worth, and how far one is."""

import pytest

from kawah.learning.curriculum.api import Phase, PhaseCourse, Program
from kawah.learning.enrollment.api import Enrollment
from tests.factories import NOW, make_agency

pytestmark = pytest.mark.django_db
PLACE = "/belajar/program/"


def make_program(agency, course, name="Pelayan Tangguh"):
    program = Program.objects.create(agency=agency, code="tangguh", name=name)
    phase = Phase.objects.create(program=program, seq=0, name="Dasar", mode="blended", days=3)
    PhaseCourse.objects.create(phase=phase, course=course, seq=0)
    return program


def test_a_programme_shows_phases_and_own_progress(browser, person, enrollment):
    make_program(person.agency, enrollment.course)
    page = browser.get(PLACE).content.decode()
    for said in ("Tahap 1: Dasar", "3 hari", "1 JP", "0 dari 1 kursus", "0 dari 3 bagian selesai"):
        assert said in page
    Enrollment.objects.update(completed_at=NOW)
    assert "1 dari 1 kursus selesai" in browser.get(PLACE).content.decode()


def test_another_agencys_programme_is_not_there(browser, version):
    make_program(make_agency(), version.course, name="Milik lain")
    page = browser.get(PLACE).content.decode()
    assert "Milik lain" not in page and "Belum ada program" in page


def test_the_catalogue_leads_to_the_programmes(browser, django_assert_max_num_queries, version):
    for number in range(4):
        program = make_program(version.course.agency, version.course)
        program.code = f"p{number}"
        program.save()
    assert PLACE in browser.get("/belajar/").content.decode()
    with django_assert_max_num_queries(10):
        assert browser.get(PLACE).status_code == 200
