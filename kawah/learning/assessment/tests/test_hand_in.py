"""Handing in by one's own will."""

from datetime import timedelta

import pytest

from kawah.learning.assessment.api import (
    Essay,
    PaperIncomplete,
    Question,
    Text,
    hand_in,
    open_questions,
    read_questions,
    save,
    write_questions,
)
from kawah.learning.assessment.tests.conftest import (
    WITH_ESSAY,
    fill_in,
    handed_in,
    opened,
)
from kawah.learning.enrollment.api import Mark
from tests import courses
from tests.factories import NOW

PRACTICE = courses.COURSE_TOML.replace(
    'draw = [{ tags = ["latihan"], count = 2 }]', 'items = ["e1"]'
)
FOUR_TO_SIX = Question(
    key="e1", title="e1", stem=Text("Apa?"), body=Essay(min_words=4, max_words=6), tags=("o1",)
)


@pytest.fixture
def with_bounds(take):
    def with_bounds(toml):
        questions = [*read_questions("bank.gift", courses.BANK.encode()).questions, FOUR_TO_SIX]
        return take(course=toml, bank=write_questions("bank.gift", questions).decode())

    return with_bounds


def send(attempt, *, now=NOW):
    return hand_in(attempt, happened_at=now, now=now)


def test_what_is_open_is_known_before(enrollment):
    attempt = opened(enrollment)
    save(attempt, seq=2, answer=True, happened_at=NOW, now=NOW)
    assert open_questions(attempt.responses.order_by("seq"))[:1] == [1]
    fill_in(attempt)
    assert open_questions(attempt.responses.order_by("seq")) == []
    assert send(attempt).is_passed


def test_a_blank_practice_is_not_taken(enrollment):
    attempt = opened(enrollment, "latihan")
    with pytest.raises(PaperIncomplete, match="sedikitnya satu soal"):
        send(attempt)
    save(attempt, seq=2, answer=1, happened_at=NOW, now=NOW)
    assert send(attempt).is_passed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Papan nomor.", "2 kata; yang diminta sedikitnya 4 kata"),
        ("satu dua tiga empat lima enam tujuh", "7 kata; yang diminta paling banyak 6 kata"),
    ],
)
def test_an_essay_of_another_length_comes_back_and_is_kept(with_bounds, text, said):
    attempt = opened(with_bounds(WITH_ESSAY))
    fill_in(attempt, essay=text)
    with pytest.raises(PaperIncomplete, match=said) as fault:
        send(attempt)
    assert list(fault.value.sentences) == [5]
    assert attempt.responses.get(seq=5).answer == text
    fill_in(attempt, essay="Papan nomor di samping loket.")
    assert send(attempt).submitted_at == NOW


def test_when_time_is_over_it_is_handed_in_as_it_is(with_bounds):
    timed = WITH_ESSAY.replace("attempts = 3", "attempts = 3\ntime_limit_minutes = 10")
    attempt = opened(with_bounds(timed))
    fill_in(attempt, essay="Pendek.")
    over = NOW + timedelta(minutes=10)
    assert send(attempt, now=over).submitted_at == over
    assert attempt.responses.filter(is_waiting=True).exists()


def test_an_exam_may_be_handed_in_without_its_essay(with_bounds):
    attempt = opened(with_bounds(WITH_ESSAY))
    fill_in(attempt, essay=None)
    assert send(attempt).fraction == 0.8


def test_practice_that_is_an_essay_is_not_completed_without_it(with_bounds):
    enrollment = with_bounds(PRACTICE)
    attempt = opened(enrollment, "latihan")
    with pytest.raises(PaperIncomplete, match="Tulis dahulu"):
        send(attempt)
    assert not Mark.objects.filter(enrollment=enrollment, completed_at__isnull=False).exists()
    fill_in(attempt, essay="Papan nomor di samping loket.")
    assert send(attempt).is_passed
    assert Mark.objects.get(enrollment=enrollment, completed_at__isnull=False).fraction == 0.0


def test_handing_in_twice_is_handing_in_once(enrollment):
    first = handed_in(enrollment)
    assert send(first, now=NOW + timedelta(minutes=1)).submitted_at == NOW
