"""A due date is told a week before it and once when it has passed."""

from datetime import timedelta

import pytest

from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment import reminding
from kawah.learning.enrollment.models import Enrollment
from kawah.people.notices import api as notices
from kawah.people.notices.api import Notice
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def due(version, clock):
    def due(days):
        person = make_person(version.course.agency)
        row = enrollments.enroll(person, version.course, now=NOW)
        Enrollment.objects.filter(pk=row.pk).update(due_on=TODAY + timedelta(days=days))
        return row

    return due


def round_of(*, now=NOW):
    """The whole round of a day."""
    while reminding.remind(now=now):
        pass
    return sorted(Notice.objects.filter(kind__startswith="due").values_list("kind", flat=True))


def test_who_is_due_within_a_week_is_told_once(due):
    due(7)
    due(8)
    assert round_of() == ["due_soon"]
    assert round_of(now=NOW + timedelta(hours=1)) == ["due_soon"]
    assert round_of(now=NOW + timedelta(days=1)) == ["due_soon", "due_soon"]


def test_whose_day_has_passed_is_told_once_more(due):
    due(0)
    assert round_of() == ["due_soon"]
    for days in (1, 2):
        assert round_of(now=NOW + timedelta(days=days)) == ["due_passed", "due_soon"]


def test_who_is_spared_hears_of_it_only_when_that_is_over(due):
    row = due(-2)
    Enrollment.objects.filter(pk=row.pk).update(spared_until=TODAY + timedelta(days=3))
    assert round_of(now=NOW + timedelta(days=3)) == []
    assert round_of(now=NOW + timedelta(days=4)) == ["due_passed"]


def test_who_finished_or_withdrew_is_left_alone(due):
    done, gone = due(3), due(3)
    Enrollment.objects.filter(pk=done.pk).update(completed_at=NOW)
    Enrollment.objects.filter(pk=gone.pk).update(is_open=False)
    assert round_of() == []


def test_a_day_that_was_moved_is_told_anew(due):
    row = due(3)
    round_of()
    Enrollment.objects.filter(pk=row.pk).update(due_on=TODAY + timedelta(days=6))
    assert round_of(now=NOW + timedelta(days=1)) == ["due_soon", "due_soon"]


def test_a_round_goes_on_in_pieces_where_it_was(due, monkeypatch):
    monkeypatch.setattr(reminding, "ROWS_AT_ONCE", 2)
    for _ in range(3):
        due(3)
    assert [reminding.remind(now=NOW) for _ in range(4)] == [2, 1, 0, 0]
    assert Notice.objects.filter(kind="due_soon").count() == 3


def test_two_workers_at_one_piece_tell_once(due, monkeypatch):
    due(3)
    advance = notices.advance

    def after_another(row, *, to):
        monkeypatch.setattr(notices, "advance", advance)
        reminding.remind(now=NOW)
        return advance(row, to=to)

    monkeypatch.setattr(notices, "advance", after_another)
    reminding.remind(now=NOW)
    monkeypatch.undo()
    assert round_of() == ["due_soon"]
