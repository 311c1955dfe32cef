from datetime import timedelta

import pytest

from kawah.learning.curriculum.api import Teacher
from kawah.learning.enrollment.api import QUIET, Enrollment, drifting
from tests.factories import NOW, TODAY, make_person


@pytest.fixture
def trainer(version):
    person = make_person()
    Teacher.objects.create(version=version, person=person, name="x", role="widyaiswara", seq=9)
    return person


def of(trainer, *, now=NOW, today=TODAY):
    rows = drifting(trainer, today=today, now=now, at_most=5)
    return [(row.enrollment, row.is_late) for row in rows]


def test_who_has_not_been_here_for_long_drifts(trainer, enrollment):
    assert of(trainer, now=NOW + QUIET) == []
    assert of(trainer, now=NOW + QUIET + timedelta(seconds=1)) == [(enrollment, False)]


def test_who_is_late_drifts_and_is_named_so(trainer, enrollment):
    Enrollment.objects.update(due_on=TODAY, last_at=NOW)
    assert of(trainer) == []
    assert of(trainer, today=TODAY + timedelta(days=1)) == [(enrollment, True)]


@pytest.mark.parametrize("change", [{"completed_at": NOW}, {"is_open": False}])
def test_who_has_finished_or_left_does_not(trainer, enrollment, change):
    Enrollment.objects.update(due_on=TODAY - timedelta(days=1), **change)
    assert of(trainer) == []


def test_learners_of_others_are_not_named(trainer, enrollment):
    assert of(make_person(), now=NOW + 2 * QUIET) == []
