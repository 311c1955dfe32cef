import re
from uuid import UUID

import pytest

from kawah.learning.assessment.api import Attempt, Quiz
from kawah.learning.enrollment import api as enrollments
from kawah.lib.questions.mixing import places
from kawah.lib.questions.shape import Choice
from kawah.lib.questions.solutions import best_answer
from kawah.web.learner.fields import seed_of
from kawah.web.learner.quiz import responses_of
from tests.factories import NOW

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def start(browser, address):
    """Begin an attempt; its address."""

    def start(key):
        return browser.post(address(key) + "percobaan/")["Location"]

    return start


def forms_in(page):
    """Where the page's forms lead."""
    return " ".join(re.findall(r'<form[^>]*action="([^"]*)"', page))


def attempt_at(where):
    return Attempt.objects.get(uuid=where.strip("/").split("/")[1])


def filled(where, *, right=True):
    """The form of a paper with every answer right, or every one wrong."""
    row = attempt_at(where)
    return dict(field(row.chance, response, right) for response in responses_of(row))


def field(chance, response, right):
    body, name = response.item_version.question.body, f"q{response.seq}"
    best = best_answer(body)
    if isinstance(best, bool):
        return name, str(best is right).lower()
    if isinstance(body, Choice):
        shown = enumerate(places(body, seed=seed_of(chance, response.seq)))
        return name, str(next(value for value, place in shown if (place == best) is right))
    return name, best if right else "0"


def test_what_awaits_is_told_before_it_begins(browser, address):
    page = browser.get(address("ujian")).content.decode()
    for said in ("Ujian", "75 %", "3 dari 3 tersisa", "Setelah dikirim"):
        assert said in page
    assert page.count("button primary") == 1


def test_beginning_twice_is_beginning_once(start):
    assert start("ujian") == start("ujian")
    assert Attempt.objects.count() == 1


def test_every_answer_is_saved_as_it_is_given(browser, start):
    where = start("ujian")
    form = filled(where)
    for seq in range(1, 5):
        sent = browser.post(f"{where}jawaban/{seq}/", {f"q{seq}": form[f"q{seq}"]}, headers=SCRIPT)
        assert (sent.json()["seq"], sent.json()["html"]) == (seq, "")
    assert browser.get(where).content.decode().count("checked") >= 3
    result = browser.post(where, form)
    assert result["Location"] == f"{where}hasil/"


def test_all_right_is_passed_and_leads_on(browser, start, enrollment):
    where = start("ujian")
    browser.post(where, filled(where))
    page = browser.get(f"{where}hasil/").content.decode()
    assert "Anda lulus!" in page and "Nilai Anda 100 dari 100." in page
    assert page.count("button primary") == 1 and page.count('data-state="right"') == 4


def test_all_wrong_is_told_without_blame(browser, start, address):
    where = start("ujian")
    browser.post(where, filled(where, right=False))
    page = browser.get(f"{where}hasil/").content.decode()
    assert "Untuk lulus diperlukan 75." in page and "masih ada 2 kesempatan" in page
    assert address("ujian") + "percobaan/" in forms_in(page)
    assert "Coba lagi" in browser.get(address("ujian")).content.decode()


def test_an_exam_tells_nothing_before_it_is_handed_in(browser, start):
    where = start("ujian")
    page = browser.post(where, {**filled(where), "check": "1"}, follow=True).content.decode()
    assert "verdict" not in page and "Periksa" not in page
    assert browser.get(f"{where}hasil/")["Location"] == where


def test_practice_tells_when_asked_with_and_without_script(browser, start):
    where = start("latihan")
    form = filled(where)
    told = browser.post(f"{where}jawaban/1/", {"q1": form["q1"]}, headers=SCRIPT).json()
    assert 'data-state="right"' in told["html"]
    sent = browser.post(where, {**form, "check": "2"})
    assert sent["Location"] == f"{where}#balasan-2"
    assert browser.get(sent["Location"]).content.decode().count('data-state="right"') == 1
    assert attempt_at(where).submitted_at is None


def test_what_was_checked_is_told_again_until_the_answer_changes(browser, start, clock):
    where = start("latihan")
    right, wrong = filled(where), filled(where, right=False)
    browser.post(f"{where}jawaban/1/", {"q1": right["q1"], "check": ""}, headers=SCRIPT)
    browser.post(where, {**right, "check": "2"})
    page = browser.get(f"{where}?bahasa=en").text
    assert page.count('data-state="right"') == 2
    clock.advance(seconds=5)
    browser.post(f"{where}jawaban/1/", {"q1": wrong["q1"]}, headers=SCRIPT)
    page = browser.get(where).text
    assert page.count('data-state="right"') == 1 and 'data-state="wrong"' not in page


def test_a_device_tells_the_order_of_its_answers(browser, start):
    where, device = start("ujian"), str(UUID(int=7))
    for made, value in (("2000", "baru"), ("1000", "lama")):
        sent = {"q1": value, "device": device, "made": made, "age": "0"}
        browser.post(f"{where}jawaban/1/", sent, headers=SCRIPT)
    row = attempt_at(where).responses.get(seq=1)
    assert (row.device, row.made) == (UUID(device), 2000)


def test_a_paper_is_put_aside_and_taken_up_again(browser, start, address):
    where = start("ujian")
    assert browser.post(where, {**filled(where), "then": "later"})["Location"] == address("ujian")
    assert "Lanjutkan mengerjakan" in browser.get(address("ujian")).content.decode()
    assert "checked" in browser.get(where).content.decode()


def test_what_mixes_the_options_is_never_told(browser, start):
    where = start("ujian")
    chance = attempt_at(where).chance
    page = browser.get(where).content.decode()
    assert str(chance) not in page and chance.hex not in page


def test_handing_in_twice_is_handing_in_once(browser, start):
    where = start("ujian")
    for _ in range(2):
        assert browser.post(where, filled(where))["Location"] == f"{where}hasil/"
    assert browser.get(where)["Location"] == f"{where}hasil/"


def test_an_answer_after_handing_in_is_refused_with_a_reason(browser, start):
    where = start("ujian")
    browser.post(where, filled(where))
    late = browser.post(f"{where}jawaban/1/", {"q1": "0"}, headers=SCRIPT)
    assert late.status_code == 409 and "tidak disimpan" in late.json()["sentence"]


def test_who_has_left_the_course_answers_no_more(browser, start, enrollment):
    where = start("ujian")
    form = filled(where)
    enrollments.withdraw(enrollment, by=enrollment.person, reason="", now=NOW)
    for part in ("", "jawaban/1/"):
        assert browser.post(where + part, form).status_code == 404
    row = attempt_at(where)
    assert row.submitted_at is None and not row.responses.exclude(answer=None).exists()


def test_who_comes_back_to_the_course_goes_on_with_the_open_paper(browser, start, enrollment):
    Quiz.objects.update(attempts_allowed=1)
    where = start("ujian")
    enrollments.withdraw(enrollment, by=enrollment.person, reason="", now=NOW)
    back = enrollments.enroll(enrollment.person, enrollment.course, now=NOW)
    quiz = f"/belajar/{back.uuid}/{attempt_at(where).quiz.activity.uuid}/"
    assert where in browser.get(quiz).text
    assert browser.post(quiz + "percobaan/")["Location"] == where
    assert browser.post(where, filled(where))["Location"] == f"{where}hasil/"
    assert browser.get(f"{where}hasil/").status_code == 200
    assert back.marks.get(activity=attempt_at(where).quiz_id).completed_at is not None


def test_a_script_can_say_that_the_course_was_left(browser, start, enrollment):
    where = start("ujian")
    unknown = browser.post(f"{where}jawaban/99/", {"q99": "0"}, headers=SCRIPT)
    assert unknown.status_code == 404 and "Soal ini tidak ada" in unknown.json()["sentence"]
    enrollments.withdraw(enrollment, by=enrollment.person, reason="", now=NOW)
    left = browser.post(f"{where}jawaban/1/", {"q1": "0"}, headers=SCRIPT)
    assert left.status_code == 404 and "tidak lagi mengikuti" in left.json()["sentence"]


def test_time_is_the_servers(browser, start, clock):
    Quiz.objects.update(time_limit_minutes=10)
    where = start("ujian")
    clock.advance(minutes=4)
    assert 'data-seconds="360"' in browser.get(where).content.decode()
    clock.advance(minutes=7)
    assert browser.get(where)["Location"] == f"{where}hasil/"
    assert attempt_at(where).submitted_at == clock.now


def test_when_no_attempt_is_left_it_says_whom_to_ask(browser, start, address):
    for _ in range(3):
        where = start("ujian")
        browser.post(where, filled(where, right=False))
    for shown in (address("ujian"), f"{where}hasil/"):
        page = browser.get(shown).content.decode()
        assert "Minta penyelenggara kursus ini" in page and "percobaan/" not in forms_in(page)
    assert browser.post(address("ujian") + "percobaan/")["Location"] == address("ujian")


@pytest.mark.parametrize("part", ["", "jawaban/1/", "hasil/"])
def test_anothers_attempt_is_not_there(stranger, start, part):
    where = start("ujian")
    assert stranger.get(where + part).status_code in (404, 405)
    assert stranger.post(where + part, {"q1": "0"}).status_code == 404


def test_a_question_that_is_not_on_the_paper_is_not_there(browser, start):
    assert browser.post(f"{start('ujian')}jawaban/99/", {"q99": "0"}).status_code == 404


@pytest.mark.parametrize(
    ("mode", "shown"), [("after_attempt", True), ("after_pass", False), ("never", False)]
)
def test_a_quiz_tells_as_much_as_it_wants_to(browser, start, mode, shown):
    where = start("ujian")
    Quiz.objects.update(feedback=mode)
    browser.post(where, filled(where, right=False))
    page = browser.get(f"{where}hasil/").content.decode()
    assert ("verdict" in page) is shown


def test_who_finishes_the_course_is_led_to_the_certificate(browser, start, enrollment):
    where = start("ujian")
    browser.post(where, filled(where))
    assert "Lihat sertifikat" not in browser.get(f"{where}hasil/").content.decode()
    enrollments.Enrollment.objects.filter(pk=enrollment.pk).update(completed_at=NOW)
    page = browser.get(f"{where}hasil/").content.decode()
    assert "Kursus ini selesai" in page and "1 JP" in page and "Lihat sertifikat" in page


def shown_in(page):
    """What a paper says that it showed of each answer."""
    return dict(re.findall(r'name="(seen\d+)" value="([^"]*)"', page))


def test_a_paper_left_open_elsewhere_takes_back_nothing(browser, start):
    where = start("ujian")
    old = shown_in(browser.get(where).content.decode())
    browser.post(where, {**filled(where), "then": "later"})
    browser.post(where, old)  # nothing was touched on that page: its time ran out
    assert len(old) == 4
    assert attempt_at(where).responses.filter(answer=None).count() == 0


def test_an_answer_changed_on_an_older_page_is_saved(browser, start):
    where = start("ujian")
    old = shown_in(browser.get(where).content.decode())
    browser.post(where, {**filled(where), "then": "later"})
    wrong = filled(where, right=False)
    before = list(attempt_at(where).responses.order_by("seq").values_list("answer", flat=True))
    browser.post(where, {**old, "q1": wrong["q1"], "then": "later"})
    after = list(attempt_at(where).responses.order_by("seq").values_list("answer", flat=True))
    assert after[0] != before[0]
    assert after[1:] == before[1:]


def test_an_answer_sent_alone_is_known_as_shown(browser, start):
    where = start("ujian")
    form = filled(where)
    sent = browser.post(f"{where}jawaban/1/", {"q1": form["q1"]}, headers=SCRIPT)
    page = browser.get(where).content.decode()
    assert sent.json()["seen"] == shown_in(page)["seen1"]
