"""Handing in: what is open comes first, what is too short comes back, what was judged is told."""

import pytest
from msgspec.json import encode
from msgspec.structs import replace

from kawah.learning.assessment.api import (
    Attempt,
    Criterion,
    Essay,
    Question,
    Quiz,
    Text,
    grade,
    read_questions,
    write_questions,
)
from kawah.learning.enrollment.api import Mark
from kawah.lib.questions.shape import Near, Numeric, Ordering
from kawah.people.notices.api import latest
from kawah.web.learner.quiz import responses_of
from kawah.web.learner.tests.test_quiz import attempt_at, filled
from tests import courses
from tests.factories import NOW, make_person
from tests.once import once

pytestmark = pytest.mark.django_db
LEVELS = ((0.0, "tidak ada"), (2.0, "dua langkah"), (4.0, "lengkap"))
ESSAY = Question(
    key="e1",
    title="e1",
    stem=Text("Apa yang Anda ubah di loket?"),
    body=Essay(min_words=3, rubric=(Criterion("Langkah", LEVELS),)),
    tags=("o1",),
)


@once
def trainer():
    return make_person(email="retno@example.go.id", name="Retno Wulandari")


@once
def version(trainer, person):
    """The practice of this course is an essay."""
    questions = [*read_questions("bank.gift", courses.BANK.encode()).questions, ESSAY]
    toml = courses.COURSE_TOML.replace(
        'draw = [{ tags = ["latihan"], count = 2 }]', 'items = ["e1"]'
    )
    bank = write_questions("bank.gift", questions).decode()
    return courses.published(person.agency, course=toml, bank=bank)


@pytest.fixture
def start(browser, address):
    def start(key):
        return browser.post(address(key) + "percobaan/")["Location"]

    return start


def page_of(browser, where):
    return browser.get(where).content.decode()


def test_open_questions_are_told_before_it_is_handed_in(browser, start):
    where = start("ujian")
    sent = browser.post(where, {**filled(where), "q2": "", "q4": ""})
    assert sent["Location"] == f"{where}pengiriman/"
    page = page_of(browser, sent["Location"])
    assert "2 dari 4 soal belum dijawab" in page and "Kirim juga" in page
    assert f"{where}#soal-2" in page and f"{where}#soal-4" in page and "#soal-1" not in page
    assert attempt_at(where).submitted_at is None


def test_a_second_press_hands_in_and_loses_no_answer(browser, start):
    where = start("ujian")
    browser.post(where, {**filled(where), "q4": ""})
    assert browser.post(f"{where}pengiriman/")["Location"] == f"{where}hasil/"
    assert attempt_at(where).percent == 75
    assert "Belum dijawab" in page_of(browser, f"{where}hasil/")


def test_with_nothing_open_there_is_nothing_to_confirm(browser, start):
    where = start("ujian")
    browser.post(where, {**filled(where), "then": "later"})
    assert browser.get(f"{where}pengiriman/")["Location"] == where


@pytest.mark.parametrize("seconds", [598, 600, 640])
def test_when_time_is_over_nothing_is_asked(browser, start, clock, seconds):
    Quiz.objects.update(time_limit_minutes=10)
    where = start("ujian")
    clock.advance(seconds=seconds)
    assert browser.post(where, {})["Location"] == f"{where}hasil/"
    assert attempt_at(where).submitted_at == clock.now


def test_putting_aside_says_that_the_clock_goes_on(browser, start, address):
    Quiz.objects.update(time_limit_minutes=10)
    where = start("ujian")
    assert "waktu tetap berjalan" in page_of(browser, where)
    answer = browser.post(where, {"then": "later"}, follow=True)
    assert "Waktu tetap berjalan sampai" in answer.content.decode()


def test_an_essay_that_is_too_short_comes_back_with_its_words(browser, start, enrollment):
    where = start("latihan")
    sent = browser.post(where, {"q1": "Papan nomor."})
    page = page_of(browser, sent["Location"])
    assert "Tulisan Anda 2 kata; yang diminta sedikitnya 3 kata." in page
    assert "Papan nomor." in page and attempt_at(where).submitted_at is None
    assert browser.post(f"{where}pengiriman/").status_code == 302
    assert not Mark.objects.filter(enrollment=enrollment, completed_at__isnull=False).exists()


def test_an_essay_handed_in_says_honestly_that_it_waits(browser, start):
    where = start("latihan")
    assert browser.post(where, {"q1": "Papan nomor baru."})["Location"] == f"{where}hasil/"
    page = page_of(browser, f"{where}hasil/")
    assert "Terkirim; menunggu penilaian widyaiswara." in page and "callout good" not in page


def test_a_judged_essay_shows_its_levels_and_who_judged(browser, start, trainer, person):
    where = start("latihan")
    browser.post(where, {"q1": "Papan nomor baru."})
    response = attempt_at(where).responses.get()
    grade(response, points={"Langkah": 2.0}, comment="Ukur dahulu.", by=trainer, now=NOW)
    assert latest(person, at_most=1)[0].path == f"{where}hasil/"
    page = page_of(browser, f"{where}hasil/")
    for said in ("2 dari 4", "dua langkah", "Ukur dahulu.", "Retno Wulandari", "50 dari 100"):
        assert said in page
    assert "Belum tepat" not in page


def test_a_mark_of_nothing_is_no_success(browser, start, trainer):
    where = start("latihan")
    browser.post(where, {"q1": "Papan nomor baru."})
    response = attempt_at(where).responses.get()
    grade(response, points={"Langkah": 0.0}, comment="", by=trainer, now=NOW)
    page = page_of(browser, f"{where}hasil/")
    assert "Nilai Anda 0 dari 100" in page and "callout good" not in page


def test_the_right_answer_is_shown_as_far_as_the_quiz_tells(browser, start):
    where = start("ujian")
    browser.post(where, filled(where, right=False))
    assert page_of(browser, f"{where}hasil/").count("Jawaban yang tepat:") == 4
    Quiz.objects.update(feedback="after_pass")
    assert "Jawaban yang tepat:" not in page_of(browser, f"{where}hasil/")


def test_who_has_used_every_attempt_hears_who_can_help(browser, start, address):
    for _ in range(3):
        where = start("ujian")
        browser.post(where, filled(where, right=False))
    for address_of in (address("ujian"), f"{where}hasil/"):
        page = page_of(browser, address_of)
        assert "Retno melihat nama Anda di daftarnya" in page
    assert Attempt.objects.count() == 3


def test_a_number_used_twice_is_told_and_stays_chosen(browser, start):
    where = start("ujian")
    steps = Ordering((Text("kota"), Text("desa"), Text("dusun")))
    row = responses_of(attempt_at(where))[0].item_version
    row.item.versions.filter(pk=row.pk).update(
        body=encode(replace(row.question, body=steps)).decode()
    )
    twice = {"q1:0": "2", "q1:1": "2", "q1:2": "1"}
    sent = browser.post(where, twice)
    page = sent.content.decode()
    assert sent.status_code == 400 and "Satu angka dipakai dua kali" in page
    assert page.count('value="2" selected') == 2 and attempt_at(where).submitted_at is None
    told = browser.post(f"{where}jawaban/1/", twice, headers={"Accept": "application/json"})
    assert told.status_code == 422 and "dua kali" in told.json()["sentence"]


def test_a_number_in_words_is_asked_for_in_figures(browser, start):
    where = start("ujian")
    body = Numeric((Near(3.0),))
    row = responses_of(attempt_at(where))[0].item_version
    row.item.versions.filter(pk=row.pk).update(
        body=encode(replace(row.question, body=body)).decode()
    )
    sent = browser.post(where, {"q1": "tiga"})
    assert "Tulis dengan angka" in page_of(browser, sent["Location"])


def test_the_enter_key_saves_all_and_stays_near(browser, start):
    where = start("ujian")
    assert page_of(browser, where).index('value="here"') < page_of(browser, where).index(
        "<fieldset"
    )
    sent = browser.post(where, {"q2": "0", "then": "here"})
    assert sent["Location"] == f"{where}#soal-2"


def test_an_assignment_is_done_when_it_was_marked_and_reached_its_mark(
    browser, start, enrollment, address, trainer
):
    Quiz.objects.filter(purpose="practice").update(pass_percent=60)
    where = start("latihan")
    browser.post(where, {"q1": "Saya memasang papan nomor."})
    assert not Mark.objects.filter(enrollment=enrollment, completed_at__isnull=False).exists()
    assert "menunggu penilaian widyaiswara" in page_of(browser, f"{where}hasil/")
    course = page_of(browser, f"/kursus/{enrollment.course.uuid}/")
    assert "menunggu penilaian widyaiswara" in course and "Menunggu dinilai" in course
    assert "<dd>Tugas</dd>" in page_of(browser, address("latihan"))
    row = attempt_at(where).responses.get()
    grade(row, points={"Langkah": 4.0}, comment="", by=trainer, now=NOW)
    assert Mark.objects.get(enrollment=enrollment).why == "quiz_passed"
    assert "Tugas selesai." in page_of(browser, f"{where}hasil/")


def test_an_essay_longer_than_can_be_kept_is_refused_and_stays_on_the_paper(browser, start):
    where, text = start("latihan"), "kata " * 20_000 + "akhir"
    sent = browser.post(where, {"q1": text})
    assert sent.status_code == 400 and "paling banyak 100.000 karakter" in sent.text
    assert "kata akhir</textarea>" in sent.text and "Tulisan Anda tersimpan." not in sent.text
    told = browser.post(f"{where}jawaban/1/", {"q1": text}, headers={"Accept": "application/json"})
    assert told.status_code == 422 and "100.000 karakter" in told.json()["sentence"]
    assert attempt_at(where).responses.get().answer is None
