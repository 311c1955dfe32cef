import re
from uuid import uuid4

import pytest

from kawah.learning.enrollment.api import Mark
from kawah.learning.player.api import Answer

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}


def answer(browser, address, *, value="0", headers=None, **fields):
    form = {"block": "q1", "q1": value, **fields}
    return browser.post(address("membaca"), form, headers=headers or {})


def test_a_lesson_shows_its_text_and_one_way_on(browser, address):
    page = browser.get(address("membaca")).content.decode()
    assert "Warga datang membawa" in page and 'form id="lesson"' in page
    assert page.count("button primary") == 1


def test_an_answer_by_form_comes_back_at_its_block(browser, address):
    sent = answer(browser, address)
    assert sent["Location"] == address("membaca") + "#feedback-q1"
    assert 'data-state="right"' in browser.get(address("membaca")).content.decode()


def test_an_answer_by_script_is_told_at_once(browser, address):
    told = answer(browser, address, headers=SCRIPT).json()
    assert told["state"] == "right" and "Benar" in told["html"]


def test_the_same_statement_counts_once(browser, address):
    statement = str(uuid4())
    for value in ("0", "1"):
        answer(browser, address, value=value, headers=SCRIPT, statement=statement)
    row = Answer.objects.get()
    assert (row.attempts, row.given) == (1, {"": ["0"]})


def test_the_form_carries_an_identifier_for_each_block(browser, address):
    assert 'name="statement:q1"' in browser.get(address("membaca")).content.decode()


@pytest.mark.parametrize(("headers", "status"), [(SCRIPT, 422), ({}, 400)])
def test_an_incomplete_answer_says_what_is_missing(browser, address, headers, status):
    sent = answer(browser, address, value="", headers=headers)
    assert sent.status_code == status
    assert "Pilih dahulu jawaban Anda" in sent.content.decode()


def test_the_enter_key_takes_in_what_was_changed(browser, address):
    sent = browser.post(address("membaca"), {"q1": "1"})
    assert sent["Location"] == address("membaca") + "#feedback-q1"
    assert Answer.objects.get().block == "q1"


def finish(browser, address, **fields):
    return browser.post(address("membaca"), {"finish": "yes", **fields})


def test_finishing_names_what_is_open_and_then_leads_on(browser, address, steps, enrollment):
    page = finish(browser, address).content.decode()
    told = re.search(r'id="feedback-q1" tabindex="-1">(.*?)</div>', page)
    assert told and "Pertanyaan 1 belum dijawab." in told[1] and "autofocus" in told[1]
    answer(browser, address)
    assert finish(browser, address)["Location"] == address("latihan")
    mark = Mark.objects.get(enrollment=enrollment, activity=steps["membaca"].pk)
    assert mark.why == "lesson_answered"
    assert "Pelajaran ini sudah selesai." in browser.get(address("membaca")).content.decode()


def test_finishing_takes_in_what_was_chosen_and_not_sent(browser, address):
    assert finish(browser, address, q1="0")["Location"] == address("latihan")
    assert Answer.objects.get().given == {"": ["0"]}


def test_finishing_wipes_nothing_that_is_half_done(browser, address):
    page = finish(browser, address, **{"q1": "0", "ap1:because": "Sinyal putus."}).content.decode()
    assert "Pilih apakah aturan ini berlaku" in page and "Sinyal putus." in page
    assert Answer.objects.get().block == "q1"


def test_checking_one_block_keeps_what_was_chosen_in_others(browser, address):
    sent = answer(browser, address, ap1="holds")
    page = sent.content.decode()
    assert sent.status_code == 200 and page.count(" checked") == 2
    assert re.search(
        r'id="feedback-q1" tabindex="-1"><div tabindex="-1" data-focus autofocus>', page
    )
    assert Answer.objects.get().block == "q1"


def test_an_unknown_block_is_not_there(browser, address):
    assert browser.post(address("membaca"), {"block": "tidak"}).status_code == 404


@pytest.mark.parametrize("part", ["", "kehadiran/", "percobaan/"])
def test_anothers_lesson_is_not_there(stranger, address, part):
    assert stranger.post(address("membaca") + part, {"block": "q1", "q1": "0"}).status_code == 404


def test_presence_adds_time_on_task(browser, address, clock, enrollment):
    browser.get(address("membaca"))
    clock.advance(seconds=30)
    assert browser.post(address("membaca") + "kehadiran/").status_code == 204
    assert Mark.objects.get(enrollment=enrollment).seconds == 30


def test_presence_after_completion_moves_nobody_back(browser, address, enrollment, steps):
    browser.get(address("membaca"))
    answer(browser, address)
    finish(browser, address)
    browser.get(address("latihan"))
    assert browser.post(address("membaca") + "kehadiran/").status_code == 204
    enrollment.refresh_from_db()
    assert enrollment.place == steps["latihan"].uuid


def test_what_was_done_without_network_is_dated_when_it_was_done(browser, address, clock):
    clock.advance(hours=4)
    answer(browser, address, headers=SCRIPT, age=str(3 * 3600 * 1000))
    assert (clock.now - Answer.objects.get().at).total_seconds() == 3 * 3600


@pytest.mark.parametrize("age", ["-5", "1e9", "x", "9" * 30])
def test_nonsense_about_time_is_now(browser, address, clock, age):
    answer(browser, address, headers=SCRIPT, age=age)
    assert Answer.objects.get().at == clock.now
