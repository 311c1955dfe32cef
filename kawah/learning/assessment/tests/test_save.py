"""Saving answers as they are given."""

from datetime import timedelta
from uuid import UUID

import pytest

from kawah.learning.assessment.api import (
    Attempt,
    AttemptClosed,
    Hand,
    NoAttemptsLeft,
    QuestionUnknown,
    is_over,
    refusal,
    save,
    submit,
)
from kawah.learning.assessment.tests.conftest import fill_in, opened
from kawah.learning.enrollment.api import Mark
from tests import courses
from tests.factories import NOW

SOON = NOW + timedelta(minutes=2)


def answers(attempt):
    return list(attempt.responses.order_by("seq").values_list("answer", flat=True))


def test_an_answer_is_kept_and_its_moment_told(enrollment):
    attempt = opened(enrollment)
    saved = save(attempt, seq=2, answer="3", happened_at=NOW, now=SOON)
    assert (saved.seq, saved.saved_at, saved.judged) == (2, NOW, None)
    assert answers(attempt) == [None, "3", None, None]


def test_saving_again_changes_nothing(enrollment):
    attempt = opened(enrollment)
    first = save(attempt, seq=1, answer=True, happened_at=NOW, now=NOW)
    assert save(attempt, seq=1, answer=True, happened_at=NOW, now=SOON) == first
    assert answers(attempt) == [True, None, None, None]


def test_an_older_answer_does_not_take_the_place_of_a_newer(enrollment):
    attempt = opened(enrollment)
    save(attempt, seq=1, answer="baru", happened_at=SOON, now=SOON)
    late = save(attempt, seq=1, answer="lama", happened_at=NOW, now=SOON + timedelta(hours=1))
    assert answers(attempt)[0] == "baru"
    assert late.saved_at == SOON


def test_a_newer_answer_takes_the_place_of_an_older(enrollment):
    attempt = opened(enrollment)
    save(attempt, seq=1, answer="lama", happened_at=NOW, now=NOW)
    save(attempt, seq=1, answer="baru", happened_at=SOON, now=SOON)
    assert answers(attempt)[0] == "baru"


PHONE, TABLET = UUID(int=1), UUID(int=2)


def hand_over(attempt, answer, *, seconds, made, device=PHONE):
    """Save what arrives so many seconds later, with no more known than that it was just sent."""
    now = NOW + timedelta(seconds=seconds)
    hand = Hand(device, made)
    return save(attempt, seq=1, answer=answer, happened_at=now, now=now, hand=hand)


def test_of_two_answers_of_a_device_the_one_made_later_stays_however_they_arrive(enrollment):
    attempt = opened(enrollment)
    hand_over(attempt, "baru", seconds=3, made=2000)
    hand_over(attempt, "lama", seconds=9, made=0)
    assert answers(attempt)[0] == "baru"
    hand_over(attempt, "terbaru", seconds=9, made=2001)
    assert answers(attempt)[0] == "terbaru"


def test_a_device_whose_clock_was_set_back_is_not_shut_out(enrollment):
    attempt = opened(enrollment)
    hand_over(attempt, "lama", seconds=0, made=3_600_000)
    hand_over(attempt, "baru", seconds=61, made=61_000)
    assert answers(attempt)[0] == "baru"


def test_another_device_is_judged_by_when_it_was_given(enrollment):
    attempt = opened(enrollment)
    save(attempt, seq=1, answer="baru", happened_at=SOON, now=SOON)
    older = SOON - timedelta(seconds=9)
    save(attempt, seq=1, answer="lama", happened_at=older, now=SOON, hand=Hand(TABLET, 99))
    assert answers(attempt)[0] == "baru"


def test_a_device_ahead_of_time_does_not_shut_out_later_answers(enrollment):
    attempt = opened(enrollment)
    ahead = save(attempt, seq=1, answer="a", happened_at=NOW + timedelta(days=365), now=NOW)
    assert ahead.saved_at == NOW
    save(attempt, seq=1, answer="b", happened_at=SOON, now=SOON)
    assert answers(attempt)[0] == "b"


def test_practice_tells_at_once_and_an_exam_does_not(enrollment):
    practice, exam = opened(enrollment, "latihan"), opened(enrollment)
    told = save(practice, seq=1, answer=0, happened_at=NOW, now=NOW)
    assert told.judged is not None and told.judged.answer == 0
    assert save(exam, seq=1, answer=0, happened_at=NOW, now=NOW).judged is None


def test_a_question_that_is_not_on_the_paper_is_refused(enrollment):
    with pytest.raises(QuestionUnknown):
        save(opened(enrollment), seq=5, answer=True, happened_at=NOW, now=NOW)


def test_after_handing_in_nothing_is_saved(enrollment):
    attempt = opened(enrollment)
    fill_in(attempt)
    before = answers(attempt)
    stale = opened(enrollment)  # as another tab still holds it
    submit(attempt, happened_at=NOW, now=NOW)
    for each in (Attempt.objects.get(), stale):
        with pytest.raises(AttemptClosed):
            save(each, seq=1, answer="lain", happened_at=SOON, now=SOON)
    assert answers(attempt) == before


@pytest.fixture
def timed(take):
    toml = courses.COURSE_TOML.replace("attempts = 3", "attempts = 3\ntime_limit_minutes = 10")
    return opened(take(course=toml))


@pytest.mark.parametrize(("seconds", "is_late"), [(0, False), (30, False), (31, True)])
def test_an_answer_under_way_when_the_time_ends_still_arrives(timed, seconds, is_late):
    now = timed.due_at + timedelta(seconds=seconds)
    assert is_over(timed, now=now) is is_late
    if is_late:
        with pytest.raises(AttemptClosed):
            save(timed, seq=1, answer=True, happened_at=now, now=now)
    else:
        assert save(timed, seq=1, answer=True, happened_at=now, now=now).saved_at == now


def test_an_attempt_out_of_time_can_still_be_handed_in(timed):
    fill_in(timed)
    late = timed.due_at + timedelta(hours=1)
    assert submit(timed, happened_at=late, now=late).is_passed


def test_saving_is_a_sign_of_life(enrollment):
    attempt = opened(enrollment)
    save(attempt, seq=1, answer=True, happened_at=SOON, now=SOON)
    assert Mark.objects.get(enrollment=enrollment).seconds == 120


@pytest.mark.parametrize("error", [NoAttemptsLeft(), AttemptClosed(), QuestionUnknown()])
def test_every_refusal_is_a_sentence(error):
    assert refusal(error).endswith(".")
