"""One more attempt for who has failed every one."""

import pytest
from django.db.models import Exists, OuterRef, UUIDField, Value

from kawah.learning.assessment.api import (
    AllowanceNeedless,
    AllowanceUnexplained,
    NoAttemptsLeft,
    allow_again,
    closing,
    stuck_attempts,
    tries_of,
)
from kawah.learning.assessment.tests.conftest import handed_in, opened
from kawah.learning.enrollment.api import enroll, withdraw
from kawah.people.directory.api import Person
from kawah.people.notices.api import latest
from kawah.records.api import Change
from tests.factories import NOW, make_person


@pytest.fixture
def failed(enrollment):
    """The last of three failed attempts."""
    return [handed_in(enrollment, wrong=4) for _ in range(3)][-1]


def allow(attempt, trainer, *, why="Listrik padam di tengah ujian."):
    return allow_again(attempt.enrollment, attempt.quiz, by=trainer, why=why, now=NOW)


def is_closed(person, attempt):
    rows = Person.objects.filter(pk=person.pk)
    activity = Value(attempt.quiz.activity.uuid, UUIDField())
    return rows.filter(Exists(closing(OuterRef("pk"), activity))).exists()


def test_one_more_attempt_begins_and_then_no_other(failed, trainer, enrollment):
    allow(failed, trainer)
    assert tries_of(enrollment.person, failed.quiz).left == 1
    assert handed_in(enrollment).is_passed
    with pytest.raises(NoAttemptsLeft):
        opened(enrollment)


def test_it_is_noted_with_its_reason_and_the_learner_is_told(failed, trainer, enrollment):
    allow(failed, trainer)
    change = Change.objects.get(verb="quiz.allowed_again")
    assert (change.by, change.why) == (trainer.uuid, "Listrik padam di tengah ujian.")
    assert change.after == {"quiz": "Ujian antrean", "attempts": 4}
    notice = latest(enrollment.person, at_most=1)[0]
    assert notice.kind == "attempt_allowed" and str(enrollment.uuid) in notice.path


def test_pressing_twice_gives_one(failed, trainer, enrollment):
    allow(failed, trainer)
    with pytest.raises(AllowanceNeedless):
        allow(failed, trainer)
    assert tries_of(enrollment.person, failed.quiz).left == 1


def test_a_reason_is_demanded(failed, trainer):
    with pytest.raises(AllowanceUnexplained):
        allow(failed, trainer, why=" ")
    assert not Change.objects.filter(verb="quiz.allowed_again").exists()


def test_practice_without_limit_needs_none(enrollment, trainer):
    with pytest.raises(AllowanceNeedless):
        allow(handed_in(enrollment, "latihan", wrong=2), trainer)


def test_the_trainer_sees_who_is_stuck_until_it_is_mended(failed, trainer):
    assert list(stuck_attempts(trainer)) == [failed]
    assert not stuck_attempts(make_person()).exists()
    allow(failed, trainer)
    assert not stuck_attempts(trainer).exists()


def test_who_has_attempts_left_or_has_passed_is_not_stuck(enrollment, trainer):
    handed_in(enrollment, wrong=4)
    handed_in(enrollment, wrong=4)
    assert not stuck_attempts(trainer).exists()
    handed_in(enrollment)
    assert not stuck_attempts(trainer).exists()


def test_who_waits_for_a_mark_is_not_stuck(with_essay, trainer):
    for _ in range(2):
        handed_in(with_essay, wrong=2, essay=None)
    handed_in(with_essay, wrong=2)
    assert not stuck_attempts(trainer).exists()


def test_who_left_is_stuck_only_on_coming_back(failed, trainer, enrollment):
    withdraw(enrollment, by=enrollment.person, reason="", now=NOW)
    assert not stuck_attempts(trainer).exists()
    again = enroll(enrollment.person, enrollment.course, now=NOW)
    assert list(stuck_attempts(trainer)) == [failed]
    allow(failed, trainer)
    assert str(again.uuid) in latest(again.person, at_most=1)[0].path
    assert opened(again).number == 4


def test_a_closed_exam_is_known_to_be_closed(failed, trainer, enrollment):
    assert is_closed(enrollment.person, failed)
    assert not is_closed(trainer, failed)
    allow(failed, trainer)
    assert not is_closed(enrollment.person, failed)
