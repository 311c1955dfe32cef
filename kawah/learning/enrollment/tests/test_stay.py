"""Signs of life take time, but no learner to another place; reading on makes good what was fast."""

from datetime import timedelta

import pytest

from kawah.learning.curriculum.api import outline_of
from kawah.learning.enrollment.api import complete, enroll, marks_of, read_again, stay, visit
from kawah.records.api import Statement
from tests import courses
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def completions():
    return Statement.objects.filter(kind="completed")


@pytest.fixture
def lesson(steps):
    return steps["membaca"]


@pytest.fixture
def clicked_through(enrollment, lesson):
    visit(enrollment, lesson, now=NOW)
    complete(enrollment, lesson, why="lesson_read", happened_at=NOW, now=NOW)
    return enrollment


def read(enrollment, lesson, *, signs, every=30):
    for number in range(1, signs + 1):
        stay(enrollment, lesson, now=NOW + timedelta(seconds=number * every))


def test_a_sign_from_the_page_one_leaves_moves_nobody_back(enrollment, steps, lesson):
    visit(enrollment, lesson, now=NOW)
    visit(enrollment, steps["latihan"], now=NOW)
    stay(enrollment, lesson, now=NOW + timedelta(seconds=9))
    enrollment.refresh_from_db()
    assert enrollment.place == steps["latihan"].uuid
    assert sorted(mark.seconds for mark in marks_of(enrollment)) == [0, 9]


def test_a_sign_from_an_activity_never_opened_is_nothing(enrollment, lesson):
    stay(enrollment, lesson, now=NOW)
    assert marks_of(enrollment) == []


def test_reading_on_is_told_once_when_the_reading_time_is_reached(clicked_through, lesson):
    needed = -(-lesson.reading_seconds // 30)
    read(clicked_through, lesson, signs=needed - 1)
    assert completions().count() == 1
    read(clicked_through, lesson, signs=needed + 5)
    assert completions().count() == 2
    assert completions().latest("pk").act.seconds >= lesson.reading_seconds


def test_hours_of_absence_are_no_reading(clicked_through, lesson):
    read(clicked_through, lesson, signs=1, every=8 * 3600)
    assert [mark.seconds for mark in marks_of(clicked_through)] == [60]
    assert completions().count() == 1


def test_activities_open_side_by_side_share_one_clock(enrollment, steps):
    tabs = [steps[key] for key in ("membaca", "latihan", "ujian")]
    for number, step in enumerate(tabs):
        visit(enrollment, step, now=NOW + timedelta(seconds=number))
    for number, step in enumerate(tabs):
        stay(enrollment, step, now=NOW + timedelta(seconds=100 + number))
    assert sum(mark.seconds for mark in marks_of(enrollment)) == 102


def test_reading_on_in_two_activities_takes_no_second_twice(clicked_through, lesson, steps):
    visit(clicked_through, steps["latihan"], now=NOW)
    for seconds in (30, 60):
        stay(clicked_through, steps["latihan"], now=NOW + timedelta(seconds=seconds))
        stay(clicked_through, lesson, now=NOW + timedelta(seconds=seconds))
    assert sum(mark.seconds for mark in marks_of(clicked_through)) == 60


def test_opening_another_activity_takes_no_time_from_the_one_read(enrollment, steps, lesson):
    visit(enrollment, lesson, now=NOW)
    visit(enrollment, steps["latihan"], now=NOW + timedelta(seconds=90))
    stay(enrollment, lesson, now=NOW + timedelta(seconds=100))
    assert sorted(mark.seconds for mark in marks_of(enrollment)) == [0, 100]


def test_courses_open_side_by_side_share_the_clock_too(enrollment, steps, person):
    other = courses.published(person.agency, course=courses.COURSE_TOML.replace("antrean", "lain"))
    row = enroll(person, other.course, now=NOW)
    read_too = outline_of(other.pk).steps[0]
    visit(enrollment, steps["membaca"], now=NOW)
    visit(row, read_too, now=NOW)
    stay(enrollment, steps["membaca"], now=NOW + timedelta(seconds=50))
    stay(row, read_too, now=NOW + timedelta(seconds=60))
    assert [mark.seconds for mark in marks_of(enrollment) + marks_of(row)] == [50, 10]


def test_who_gives_no_signs_is_believed_from_the_opening_on(clicked_through, lesson):
    opened = NOW + timedelta(hours=5)
    half, whole = lesson.reading_seconds // 2, lesson.reading_seconds

    def again(seconds):
        now = opened + timedelta(seconds=seconds)
        return read_again(clicked_through, lesson, opened_at=opened, now=now)

    assert again(half) == whole - half
    assert again(half) == whole - half  # the same half is not counted twice
    assert completions().count() == 1
    assert again(whole) == 0 == again(whole + 9)
    assert completions().count() == 2


def test_not_more_than_a_slow_reader_needs_is_believed(clicked_through, lesson):
    later = NOW + timedelta(days=2)
    read_again(clicked_through, lesson, opened_at=NOW - timedelta(days=9), now=later)
    assert marks_of(clicked_through)[0].seconds <= max(120, 3 * lesson.reading_seconds)


def test_what_is_not_completed_is_not_read_again(enrollment, lesson):
    missing = read_again(enrollment, lesson, opened_at=NOW, now=NOW + timedelta(hours=1))
    assert missing == lesson.reading_seconds
    assert marks_of(enrollment) == []
