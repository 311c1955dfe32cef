"""A mended question: what a regrade changes is told, then it is ordered once with a reason."""

import pytest

from kawah.learning.assessment.api import Item, Regrade, submit
from kawah.records.api import Change
from kawah.web.trainer.tests.test_teach import analysis_of
from tests.factories import NOW
from tests.world import mend, signed_in


def address(side, item):
    return f"/mengajar/kursus/{side.things.course.uuid}/soal/{item.uuid}/nilai-ulang/"


@pytest.fixture
def mended(side):
    return mend(side, "u1")


def test_what_changes_is_told_before_it_is_ordered_once(trainer, side, mended):
    page = trainer.get(address(side, mended)).content.decode()
    assert "Kunci sekarang" in page and "jawaban sudah dikirim" in page
    for reason in ("Kunci keliru", "Klik kedua"):
        assert trainer.post(address(side, mended), {"reason": reason}).status_code == 302
    assert Regrade.objects.get().reason == Change.objects.get(verb="item.regraded").why
    assert "Kunci keliru" in trainer.get(address(side, mended)).content.decode()


def test_without_a_reason_nothing_is_ordered(trainer, side, mended):
    answer = trainer.post(address(side, mended), {"reason": " "})
    assert answer.status_code == 400 and "Tuliskan alasannya" in answer.content.decode()
    assert not Regrade.objects.exists()


def test_a_question_that_was_not_mended_or_is_anothers_is_not_there(trainer, side, other, mended):
    same = Item.objects.get(bank__course=side.things.course, key="u4")
    assert trainer.get(address(side, same)).status_code == 404
    assert trainer.get(address(other, mend(other, "u1"))).status_code == 404
    assert signed_in(other.people["trainer"]).get(address(side, mended)).status_code == 404
    assert not Regrade.objects.exists()


def test_the_analysis_of_its_quiz_leads_there(trainer, side):
    attempt = submit(side.things.attempt, happened_at=NOW, now=NOW)
    quiz = analysis_of(side).replace(
        str(side.things.steps["latihan"].uuid), str(attempt.quiz.activity.uuid)
    )
    assert "nilai-ulang" not in trainer.get(quiz).content.decode()
    keys = attempt.responses.values_list("item_version__item__key", flat=True)
    item = mend(side, next(key for key in keys if key in ("u1", "u4")))
    assert address(side, item) in trainer.get(quiz).content.decode()
