"""Finishing a lesson."""

from uuid import uuid4

import pytest

from kawah.learning.enrollment.api import Mark
from kawah.learning.player import api as player
from kawah.learning.player.tests.conftest import chosen, matched
from kawah.records.api import Statement

ANSWERS = {
    "q1": chosen("q1", 1),
    "q2": {"q2": ["1"]},
    "q3": chosen("q3", 2),
    "q4": matched("q4", "Esa", "Dwi"),
    "q5": {"q5": ["true"]},
    "p1": {"p1": ["1"]},
}


@pytest.fixture
def answer(enrollment, step, now):
    def answer(*blocks):
        for block in blocks:
            player.answer_block(
                enrollment,
                step,
                block,
                ANSWERS[block],
                statement=uuid4(),
                happened_at=now,
                now=now,
            )

    return answer


def test_a_lesson_with_open_questions_is_not_finished(enrollment, step, now, answer):
    answer("q1", "q3", "q4", "q5")
    with pytest.raises(player.BlocksOpen, match=r"Pertanyaan 2, Keputusan 1\.") as refusal:
        player.finish_lesson(enrollment, step, happened_at=now, now=now)
    assert refusal.value.blocks == ["q2", "p1"]
    assert not Statement.objects.filter(kind="completed").exists()


def test_a_lesson_is_finished_however_right_the_answers_are(enrollment, step, now, answer):
    answer(*ANSWERS)
    assert player.finish_lesson(enrollment, step, happened_at=now, now=now)
    mark = Mark.objects.get(enrollment=enrollment, activity=step.pk)
    assert (mark.completed_at, mark.why) == (now, "lesson_answered")
    assert Statement.objects.filter(kind="completed").count() == 1


def test_finishing_twice_is_finishing_once(enrollment, step, now, answer):
    answer(*ANSWERS)
    player.finish_lesson(enrollment, step, happened_at=now, now=now)
    assert not player.finish_lesson(enrollment, step, happened_at=now, now=now)
    assert Statement.objects.filter(kind="completed").count() == 1
