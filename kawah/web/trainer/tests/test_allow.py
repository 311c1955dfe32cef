"""A learner who has failed every attempt is seen by the trainer, who can give one more."""

import pytest
from django.utils import timezone

from kawah.learning.assessment.api import Attempt, tries_of
from kawah.records.api import Change
from tests.world import signed_in


@pytest.fixture
def stuck(side):
    """The attempt at the exam, failed, and no other is left."""
    attempt = side.things.attempt
    attempt.submitted_at, attempt.fraction, attempt.is_passed = timezone.now(), 0.0, False
    attempt.save()
    attempt.quiz.attempts_allowed = attempt.number
    attempt.quiz.save()
    return attempt


def address(attempt: Attempt) -> str:
    return f"/mengajar/kesempatan/{attempt.uuid}/"


def test_who_is_stuck_stands_on_the_first_screen(trainer, stuck):
    page = trainer.get("/mengajar/").content.decode()
    assert stuck.enrollment.person.name in page and address(stuck) in page


def test_one_more_attempt_is_given_once_with_its_reason(trainer, stuck, commits_at_once):
    for _click in range(2):
        assert trainer.post(address(stuck), {"why": "Sudah belajar lagi"}).status_code == 302
    assert tries_of(stuck.enrollment.person, stuck.quiz).left == 1
    assert Change.objects.get(verb="quiz.allowed_again").why == "Sudah belajar lagi"
    assert address(stuck) not in trainer.get("/mengajar/").content.decode()


def test_without_a_reason_nothing_is_given(trainer, stuck):
    answer = trainer.post(address(stuck), {"why": " "})
    assert answer.status_code == 400 and "Tuliskan alasannya" in answer.content.decode()
    assert tries_of(stuck.enrollment.person, stuck.quiz).left == 0


def test_another_trainers_learner_is_not_there(other, stuck):
    stranger = signed_in(other.people["trainer"])
    assert stranger.get(address(stuck)).status_code == 404
    stranger.post(address(stuck), {"why": "Ingin tahu"})
    assert tries_of(stuck.enrollment.person, stuck.quiz).left == 0
