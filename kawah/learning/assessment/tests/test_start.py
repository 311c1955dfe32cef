"""Beginning an attempt: what is drawn, and how often one may."""

from datetime import timedelta

import pytest

from kawah.learning.assessment.api import (
    Attempt,
    AttemptUnmarked,
    NoAttemptsLeft,
    grade,
    submit,
    tries_of,
)
from kawah.learning.assessment.tests.conftest import handed_in, keys_of, opened
from kawah.learning.enrollment.api import Enrollment, Mark, Terms, Via, enroll, renew, withdraw
from kawah.records.api import Started, Statement
from tests import courses
from tests.factories import NOW


def test_a_paper_is_drawn_from_the_questions_with_the_tags(enrollment):
    assert set(keys_of(opened(enrollment))) < {"u1", "u2", "u3", "u4", "u5"}
    assert sorted(keys_of(opened(enrollment, "latihan"))) == ["l1", "l2"]


def test_no_question_stands_twice_on_a_paper(take):
    draw = '[{ tags = ["ujian"], count = 3 }, { tags = ["o1"], count = 4 }]'
    toml = courses.COURSE_TOML.replace('[{ tags = ["ujian"], count = 4 }]', draw)
    keys = keys_of(opened(take(course=toml)))
    assert len(keys) == len(set(keys)) == 7


def test_a_wide_draw_leaves_a_narrow_one_its_questions(take):
    draw = '[{ tags = ["o1"], count = 4 }, { tags = ["latihan"], count = 2 }]'
    toml = courses.COURSE_TOML.replace('[{ tags = ["ujian"], count = 4 }]', draw)
    enrollment = take(course=toml.replace("attempts = 3", ""))
    for _ in range(6):
        keys = keys_of(handed_in(enrollment, wrong=4))
        assert len(keys) == 6 and set(keys[4:]) == {"l1", "l2"}


def test_questions_named_stand_on_every_paper_in_their_order(take):
    toml = courses.COURSE_TOML.replace(
        'draw = [{ tags = ["ujian"], count = 4 }]',
        'items = ["u3", "u1"]\ndraw = [{ tags = ["ujian"], count = 2 }]',
    )
    keys = keys_of(opened(take(course=toml)))
    assert keys[:2] == ["u3", "u1"]
    assert len(set(keys)) == 4


def test_another_attempt_may_draw_another_paper(take):
    toml = courses.COURSE_TOML.replace("count = 4", "count = 2").replace("attempts = 3", "")
    enrollment = take(course=toml)
    papers = [tuple(keys_of(handed_in(enrollment, wrong=2))) for _ in range(12)]
    assert len(set(papers)) > 1


def test_the_second_click_returns_the_open_attempt(enrollment):
    first = opened(enrollment)
    assert opened(enrollment, now=NOW + timedelta(minutes=5)) == first
    assert first.responses.count() == 4


def test_beginning_is_recorded_once(enrollment):
    first = opened(enrollment)
    opened(enrollment, now=NOW + timedelta(minutes=5))
    told = Statement.objects.get(kind="started")
    assert told.act == Started(
        enrollment=enrollment.uuid,
        activity=first.quiz.activity.uuid,
        attempt=first.uuid,
        number=1,
    )
    assert told.happened_at == NOW


def test_after_handing_in_the_next_attempt_begins(enrollment):
    handed_in(enrollment, wrong=4)
    attempt = opened(enrollment)
    assert (attempt.number, attempt.submitted_at) == (2, None)
    assert not attempt.responses.exclude(answer=None).exists()


def test_when_all_attempts_are_used_none_begins(enrollment):
    for _ in range(3):
        quiz = handed_in(enrollment, wrong=4).quiz
    with pytest.raises(NoAttemptsLeft):
        opened(enrollment)
    assert Attempt.objects.count() == 3
    assert (tries_of(enrollment.person, quiz).used, tries_of(enrollment.person, quiz).left) == (
        3,
        0,
    )


def test_leaving_and_coming_back_gives_no_new_attempts(enrollment):
    handed_in(enrollment, wrong=4)
    quiz = handed_in(enrollment, wrong=4).quiz
    withdraw(enrollment, by=enrollment.person, reason="", now=NOW)
    again = enroll(enrollment.person, enrollment.course, now=NOW)
    assert tries_of(again.person, quiz).left == 1
    assert handed_in(again, wrong=4).number == 3
    with pytest.raises(NoAttemptsLeft):
        opened(again)


def test_an_attempt_left_open_on_leaving_is_used_and_gone_on_with(enrollment):
    left = opened(enrollment)
    quiz = left.quiz
    withdraw(enrollment, by=enrollment.person, reason="", now=NOW)
    again = enroll(enrollment.person, enrollment.course, now=NOW)
    assert tries_of(again.person, quiz).left == 2
    assert opened(again) == left


def test_practice_may_be_repeated_without_limit(enrollment):
    for _ in range(5):
        attempt = handed_in(enrollment, "latihan", wrong=2)
    assert tries_of(enrollment.person, attempt.quiz).left is None
    assert opened(enrollment, "latihan").number == 6


def test_a_time_limit_counts_from_the_beginning(take):
    toml = courses.COURSE_TOML.replace("attempts = 3", "attempts = 3\ntime_limit_minutes = 10")
    assert opened(take(course=toml)).due_at == NOW + timedelta(minutes=10)


def test_beginning_is_a_sign_of_life_in_the_activity(enrollment):
    attempt = opened(enrollment)
    assert Mark.objects.get(enrollment=enrollment).activity == attempt.quiz.activity
    submit(attempt, happened_at=NOW, now=NOW)
    assert attempt.enrollment.version == enrollment.version


def test_no_counted_attempt_begins_while_one_waits_for_its_mark(with_essay, trainer):
    attempt = handed_in(with_essay, wrong=4)
    assert attempt.fraction is None
    with pytest.raises(AttemptUnmarked):
        opened(with_essay)
    points = {"Alasan": 0.0, "Langkah": 0.0}
    grade(attempt.responses.get(is_waiting=True), points=points, comment="", by=trainer, now=NOW)
    assert opened(with_essay).number == 2


def test_who_takes_a_completed_course_anew_counts_anew(enrollment):
    """As a renewal of a duty has it."""
    for _ in range(3):
        attempt = handed_in(enrollment, wrong=4)
    quiz, person = attempt.quiz, enrollment.person
    assert tries_of(person, quiz).left == 0
    Enrollment.objects.filter(pk=enrollment.pk).update(completed_at=NOW)
    assert tries_of(person, quiz).left == 0
    again = renew(person, enrollment.version, Terms(Via.DUTY), now=NOW)
    assert tries_of(person, quiz).left == 3
    for _ in range(3):
        handed_in(again, wrong=4)
    assert tries_of(person, quiz).left == 0
    with pytest.raises(NoAttemptsLeft):
        opened(again)
