"""What one question may not say stays out by name; the others come in."""

import time

import pytest

from kawah.lib.questions import gift, moodle_xml, shares
from kawah.lib.questions.reading import QuestionUnreadable, Reading
from kawah.lib.questions.shape import Essay

ESSAY = (
    '<question type="essay"><name><text>J</text></name>'
    "<questiontext><text>Apa?</text></questiontext>{}</question>"
)


def kinds(reading: Reading) -> list[str]:
    return [loss.kind for loss in reading.losses]


def test_markup_in_a_category_is_a_loss_and_its_questions_come_in():
    category = '<question type="category"><category><text><b>A</b></text></category></question>'
    reading = moodle_xml.read(f"<quiz>{category}{ESSAY.format('')}</quiz>".encode())
    assert (len(reading.questions), kinds(reading)) == (1, ["category_markup"])
    assert reading.questions[0].category == ""


@pytest.mark.parametrize("limit", ["9" * 5000, "9" * 21, "0"])
def test_a_word_limit_that_nobody_can_mean_is_none(limit: str):
    reading = gift.read(f"// [words:{limit}..50]\nApa? {{}}".encode())
    assert reading.questions[0].body == Essay(max_words=50)


def test_crossed_word_limits_are_a_loss():
    said = "<minwordlimit>500</minwordlimit><maxwordlimit>5</maxwordlimit>"
    for reading in (
        gift.read(b"// [words:500..5]\nApa? {}"),
        moodle_xml.read(f"<quiz>{ESSAY.format(said)}</quiz>".encode()),
    ):
        assert (reading.questions, kinds(reading)) == ((), ["crossed_words"])


def test_points_too_small_for_a_number_are_a_loss():
    said = "<defaultgrade>1e-400</defaultgrade>"
    for reading in (
        gift.read(b"// [points:1e-400]\nApa? {T}"),
        moodle_xml.read(f"<quiz>{ESSAY.format(said)}</quiz>".encode()),
    ):
        assert (reading.questions, kinds(reading)) == ((), ["bad_weight"])


@pytest.mark.parametrize("percent", ["1e-999990", "1e-400", "nan", "inf", "100.1", "", "1e99"])
def test_a_share_that_is_no_plain_percentage_is_refused_at_once(percent: str):
    began = time.process_time()
    with pytest.raises(QuestionUnreadable):
        shares.share(percent)
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize(("gaps", "lost"), [(200, []), (201, ["too_many_gaps"])])
def test_more_gaps_than_a_page_can_ask_are_a_loss(gaps: int, lost: list[str]):
    reading = gift.read(b"// [type:cloze]\n// " + b"{1:SA:=a} " * gaps)
    assert kinds(reading) == lost
