"""An essay that waits for its mark: the way leads past it, and no second attempt is spent on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.json import encode
from msgspec.structs import replace

from kawah.earned.hours.api import load_reference
from kawah.learning.assessment.api import (
    Attempt,
    ItemVersion,
    Quiz,
    Text,
    grade,
    read_questions,
    write_questions,
)
from kawah.learning.enrollment import api as enrollments
from kawah.web.learner.tests.test_budget import BRACKETS, MOST_QUERIES
from kawah.web.learner.tests.test_hand_in import ESSAY
from kawah.web.learner.tests.test_quiz import attempt_at
from tests import courses
from tests.factories import NOW, make_person
from tests.once import once

pytestmark = pytest.mark.django_db
WAITS = "Jawaban Anda menunggu penilaian widyaiswara"


@once
def trainer():
    return make_person(email="retno@example.go.id", name="Retno Wulandari")


@once
def version(trainer, person):
    """The practice of this course is an assignment that may be tried twice."""
    load_reference()
    questions = [*read_questions("bank.gift", courses.BANK.encode()).questions, ESSAY]
    toml = courses.COURSE_TOML.replace(
        'draw = [{ tags = ["latihan"], count = 2 }]',
        'items = ["e1"]\npass_percent = 60\nattempts = 2',
    )
    bank = write_questions("bank.gift", questions).decode()
    return courses.published(person.agency, course=toml, bank=bank)


@pytest.fixture
def done(enrollment, steps):
    """Complete parts of the course."""

    def done(*keys):
        for key in keys:
            enrollments.complete(
                enrollment, steps[key], why="lesson_read", happened_at=NOW, now=NOW
            )

    return done


@pytest.fixture
def essay(browser, address):
    """The address of the result of an essay that was handed in."""
    where = browser.post(address("latihan") + "percobaan/")["Location"]
    browser.post(where, {"q1": "Papan nomor baru."})
    return f"{where}hasil/"


def test_the_way_on_leads_past_it(browser, enrollment, address, done, essay):
    done("membaca")
    page = browser.get("/beranda/").text
    assert "Ujian antrean" in page and "Ada jawaban Anda yang menunggu penilaian" in page
    assert browser.get(f"/belajar/{enrollment.uuid}/")["Location"] == address("ujian")
    course = browser.get(f"/kursus/{enrollment.course.uuid}/").text
    assert "Lanjutkan" in course and "Ada jawaban Anda yang menunggu penilaian" in course


def test_the_button_after_a_part_leads_past_it(browser, address, essay):
    page = browser.get(address("membaca")).text
    assert "lanjut: Renungan" in page and "lanjut: Latihan" not in page
    sent = browser.post(address("membaca"), {"finish": "yes", "q1": "0"})
    assert sent["Location"] == address("renungan")


def test_when_nothing_else_is_left_it_is_said(browser, enrollment, done, essay):
    done("membaca", "ujian")
    course = f"/kursus/{enrollment.course.uuid}/"
    assert browser.get(f"/belajar/{enrollment.uuid}/")["Location"] == course
    for address in ("/beranda/", course):
        page = browser.get(address).text
        assert WAITS in page and "Lanjutkan" not in page


def test_a_course_in_which_something_can_be_done_comes_before_it(
    browser, person, enrollment, done, essay
):
    toml = courses.COURSE_TOML.replace('key = "antrean"', 'key = "lain"', 1)
    other = courses.published(person.agency, course=toml)
    begun = enrollments.enroll(person, other.course, now=NOW)
    done("membaca", "ujian")
    assert f'href="/belajar/{begun.uuid}/">Lanjutkan' in browser.get("/beranda/").text


def test_its_own_page_leads_on_and_offers_no_second_try(browser, address, done, essay):
    done("membaca")
    for where in (address("latihan"), essay):
        page = browser.get(where).text
        assert "menunggu penilaian widyaiswara" in page and "percobaan/" not in forms(page)
        assert f'class="button primary" href="{address("ujian")}"' in page
    done("ujian")
    assert "Ke halaman kursus" in browser.get(address("latihan")).text


def forms(page):
    return " ".join(part.split(">")[0] for part in page.split("<form")[1:])


def test_a_second_try_by_address_is_refused_and_told(browser, address, essay):
    page = browser.post(address("latihan") + "percobaan/", follow=True).text
    assert "Percobaan baru terbuka sesudah dinilai" in page
    assert Attempt.objects.count() == 1


def test_a_practice_without_limit_may_be_tried_beside(browser, address, essay):
    Quiz.objects.filter(purpose="practice").update(attempts_allowed=0)
    page = browser.get(address("latihan")).text
    assert 'class="button">Coba lagi' in page and page.count("button primary") == 1
    browser.post(address("latihan") + "percobaan/")
    assert Attempt.objects.count() == 2
    assert "Lanjutkan mengerjakan" in browser.get(address("latihan")).text


def test_a_mark_below_the_limit_opens_the_part_again(
    browser, enrollment, address, done, trainer, essay
):
    done("membaca", "ujian")
    row = attempt_at(essay).responses.get()
    grade(row, points={"Langkah": 0.0}, comment="", by=trainer, now=NOW)
    assert browser.get(f"/belajar/{enrollment.uuid}/")["Location"] == address("latihan")
    assert "Coba lagi" in browser.get(address("latihan")).text


def test_whoever_left_and_came_back_is_led_past_it_too(browser, person, enrollment, essay):
    enrollments.withdraw(enrollment, by=person, reason="", now=NOW)
    back = enrollments.enroll(person, enrollment.course, now=NOW)
    enrollments.complete(
        back, enrollments.progress_of(back).ticks[0].step, why="x", happened_at=NOW, now=NOW
    )
    assert "Ujian antrean" in browser.get("/beranda/").text


@pytest.mark.parametrize("name", ["home", "course", "lesson", "quiz"])
def test_the_pages_stay_light_meanwhile(browser, enrollment, address, essay, name):
    where = {
        "home": "/beranda/",
        "course": f"/kursus/{enrollment.course.uuid}/",
        "lesson": address("membaca"),
        "quiz": address("latihan"),
    }[name]
    browser.get(where)
    with CaptureQueriesContext(connection) as seen:
        browser.get(where)
    queries = [query["sql"] for query in seen if not query["sql"].startswith(BRACKETS)]
    assert len(queries) <= MOST_QUERIES, "\n".join(queries)


def test_the_explanation_of_an_essay_comes_with_its_mark(browser, trainer, essay):
    row = attempt_at(essay).responses.get()
    explained = replace(row.item_version.question, feedback=Text("Nota yang kuat membedakan."))
    ItemVersion.objects.filter(pk=row.item_version_id).update(body=encode(explained).decode())
    assert "Nota yang kuat" not in browser.get(essay).text
    grade(row, points={"Langkah": 2.0}, comment="", by=trainer, now=NOW)
    assert "Nota yang kuat" in browser.get(essay).text
    Quiz.objects.update(feedback="never")
    assert "Nota yang kuat" not in browser.get(essay).text
