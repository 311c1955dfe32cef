"""Time on task comes from signs of life, not from open windows."""

from datetime import timedelta

import pytest

from kawah.learning.curriculum.api import outline_of
from kawah.learning.enrollment.api import complete, marks_of, neighbors, visit
from tests.factories import NOW

PATIENCE = 120  # seconds, for an activity with little to read


@pytest.fixture
def seconds(enrollment, steps):
    """Visit the practice quiz at these seconds; the time on task that results."""

    def seconds(*moments, key="latihan"):
        for moment in moments:
            mark = visit(enrollment, steps[key], now=NOW + timedelta(seconds=moment))
        mark.refresh_from_db()
        return mark.seconds

    return seconds


def test_the_first_visit_opens_an_activity_and_takes_no_time(enrollment, steps, seconds):
    assert seconds(0) == 0
    enrollment.refresh_from_db()
    assert (enrollment.place, enrollment.last_at) == (steps["latihan"].uuid, NOW)


@pytest.mark.parametrize(
    ("moments", "counted"),
    [
        ((0, 30, 60), 60),
        ((0, PATIENCE), PATIENCE),
        ((0, PATIENCE + 1), PATIENCE),
        ((0, 8 * 3600), PATIENCE),
        ((0, 30, 8 * 3600, 8 * 3600 + 20), 30 + PATIENCE + 20),
        ((0, 0, 0), 0),
    ],
)
def test_a_gap_counts_up_to_the_patience(seconds, moments, counted):
    assert seconds(*moments) == counted


def test_a_long_text_is_given_more_patience(steps, seconds):
    slow = 3 * steps["membaca"].reading_seconds
    assert seconds(0, slow - 1, key="membaca") == slow - 1
    assert seconds(10 * slow, key="membaca") == slow - 1 + slow


def test_a_clock_that_steps_back_takes_nothing_and_gives_nothing(seconds):
    assert seconds(100, 40) == 0
    assert seconds(110) == 10


def test_after_completion_time_stands_still(enrollment, steps, seconds):
    seconds(0, 60)
    complete(enrollment, steps["latihan"], why="read", happened_at=NOW, now=NOW)
    assert seconds(90, 120) == 60


def test_looking_again_makes_it_the_place_to_resume(enrollment, steps, seconds):
    seconds(0)
    seconds(10, key="ujian")
    seconds(20)
    enrollment.refresh_from_db()
    assert enrollment.place == steps["latihan"].uuid


def test_looking_again_at_what_is_completed_moves_nothing(enrollment, steps, seconds):
    seconds(0)
    complete(enrollment, steps["latihan"], why="read", happened_at=NOW, now=NOW)
    before = enrollment.place
    seconds(60)
    enrollment.refresh_from_db()
    assert enrollment.place == before != steps["latihan"].uuid


def test_each_activity_keeps_its_own_time(enrollment, seconds):
    seconds(0, 30)
    seconds(30, 40, key="ujian")
    kept = {mark.activity.key: mark.seconds for mark in marks_of(enrollment)}
    assert kept == {"latihan": 30, "ujian": 10}


def test_neighbors_are_the_steps_beside_one(version, steps):
    outline = outline_of(version.pk)
    read, practice, journal, exam = outline.steps
    assert neighbors(outline, read) == (None, practice)
    assert neighbors(outline, journal) == (practice, exam)
    assert neighbors(outline, exam) == (journal, None)
