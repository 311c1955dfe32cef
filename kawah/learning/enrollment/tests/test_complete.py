"""Completing an activity, and with the last one the course."""

from datetime import timedelta
from itertools import permutations

import pytest

from kawah.learning.enrollment.api import (
    Enrollment,
    Mark,
    complete,
    enroll,
    marks_of,
    progress_of,
    visit,
    withdraw,
)
from kawah.records.api import Completed, Statement
from tests.factories import NOW, make_person

LATER = NOW + timedelta(hours=5)
REQUIRED = ("membaca", "latihan", "ujian")


@pytest.fixture
def finish(enrollment, steps):
    def finish(key, *, at=NOW, now=LATER, fraction=None):
        return complete(
            enrollment, steps[key], why="read", happened_at=at, now=now, fraction=fraction
        )

    return finish


def statements(kind):
    return Statement.objects.filter(kind=kind)


def test_completing_is_written_down_with_its_condition(enrollment, steps, finish):
    visit(enrollment, steps["latihan"], now=NOW)
    visit(enrollment, steps["latihan"], now=NOW + timedelta(seconds=50))
    assert finish("latihan", fraction=0.5)
    mark = marks_of(enrollment)[0]
    assert (mark.completed_at, mark.fraction, mark.why) == (NOW, 0.5, "read")
    assert statements("completed").get().act == Completed(
        enrollment=enrollment.uuid, activity=steps["latihan"].uuid, seconds=50, fraction=0.5
    )


def test_completing_twice_is_completing_once(enrollment, finish):
    assert finish("membaca")
    assert not finish("membaca", at=LATER, fraction=1.0)
    assert marks_of(enrollment)[0].completed_at == NOW
    assert statements("completed").count() == enrollment.done == 1


def test_the_enrollment_moves_on_to_the_next_required_step(enrollment, steps, finish):
    finish("membaca")
    assert (enrollment.done, enrollment.percent) == (1, 33)
    assert (enrollment.place, enrollment.last_at) == (steps["latihan"].uuid, LATER)


def test_an_optional_activity_adds_nothing_to_the_count(enrollment, finish):
    assert finish("renungan")
    assert enrollment.done == 0
    assert statements("completed").count() == 1


@pytest.mark.parametrize("order", list(permutations(REQUIRED)))
def test_the_course_is_complete_exactly_when_all_that_is_required_is(enrollment, finish, order):
    for key in order:
        assert not statements("course_completed").exists()
        finish(key)
    assert statements("course_completed").count() == 1
    assert (enrollment.done, enrollment.completed_at) == (3, NOW)


def test_what_comes_after_the_course_does_not_complete_it_again(enrollment, finish):
    for key in (*REQUIRED, "renungan"):
        finish(key, at=NOW if key != "renungan" else LATER)
    assert statements("course_completed").count() == 1
    assert enrollment.completed_at == NOW


def test_nothing_was_done_before_the_enrollment(enrollment, finish):
    finish("membaca", at=NOW - timedelta(days=2))
    assert statements("completed").get().happened_at == enrollment.enrolled_at


def test_a_late_arrival_counts_from_when_it_happened(enrollment, finish):
    Enrollment.objects.update(enrolled_at=NOW - timedelta(days=3))
    finish("membaca", at=NOW - timedelta(days=2))
    finish("ujian", at=NOW)
    finish("latihan", at=NOW - timedelta(days=1))
    told = statements("course_completed").get()
    assert (told.happened_at, told.received_at) == (NOW, LATER)
    first = statements("completed").order_by("pk")[0]
    assert (first.happened_at, first.received_at) == (NOW - timedelta(days=2), LATER)


def test_after_withdrawal_nothing_is_completed(enrollment, finish):
    withdraw(enrollment, by=enrollment.person, reason="", now=NOW)
    assert not finish("membaca")
    assert not statements("completed").exists()
    assert not Mark.objects.exists()


def test_others_in_the_course_are_left_alone(course, enrollment, finish):
    other = enroll(make_person(course.agency), course, now=NOW)
    finish("membaca")
    other.refresh_from_db()
    assert (other.done, progress_of(other).done) == (0, 0)


def test_the_kept_figures_are_those_reckoned_from_the_marks(enrollment, finish):
    for key in ("renungan", "ujian", "membaca"):
        finish(key)
        reached = progress_of(enrollment)
        assert (enrollment.done, enrollment.percent) == (reached.done, reached.percent)
    assert reached.next_step is not None and reached.next_step.key == "latihan"
