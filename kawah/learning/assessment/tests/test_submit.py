"""Handing an attempt in: its score, and what follows from a pass."""

from datetime import timedelta

import pytest

from kawah.learning.assessment.api import Grade, save, submit
from kawah.learning.assessment.tests.conftest import fill_in, handed_in, opened
from kawah.learning.enrollment.api import Mark
from kawah.records.api import Statement, Submitted
from tests.factories import NOW

LATER = NOW + timedelta(minutes=20)


def completed(enrollment):
    marks = Mark.objects.filter(enrollment=enrollment, completed_at__isnull=False)
    return {mark.activity.key: (mark.why, mark.fraction) for mark in marks}


@pytest.mark.parametrize(
    ("wrong", "fraction", "is_passed"), [(0, 1.0, True), (1, 0.75, True), (2, 0.5, False)]
)
def test_the_share_of_right_answers_decides(enrollment, wrong, fraction, is_passed):
    attempt = handed_in(enrollment, wrong=wrong)
    assert (attempt.fraction, attempt.is_passed) == (fraction, is_passed)
    assert completed(enrollment) == ({"ujian": ("quiz_passed", fraction)} if is_passed else {})


def test_practice_is_completed_by_handing_it_in(enrollment):
    handed_in(enrollment, "latihan", wrong=1)
    assert completed(enrollment) == {"latihan": ("practice_submitted", 0.5)}


def test_a_blank_practice_completes_nothing(enrollment):
    assert not handed_in(enrollment, "latihan", wrong=2).is_passed
    assert completed(enrollment) == {}


def test_a_practice_answered_wrongly_is_done(enrollment):
    attempt = opened(enrollment, "latihan")
    save(attempt, seq=1, answer=1, happened_at=NOW, now=NOW)
    submit(attempt, happened_at=NOW, now=NOW)
    assert completed(enrollment) == {"latihan": ("practice_submitted", 0.0)}


def test_an_empty_paper_is_worth_nothing(enrollment):
    attempt = submit(opened(enrollment), happened_at=NOW, now=NOW)
    assert (attempt.fraction, attempt.is_passed) == (0.0, False)


def test_handing_in_twice_is_handing_in_once(enrollment):
    attempt = opened(enrollment)
    fill_in(attempt)
    first = submit(attempt, happened_at=NOW, now=NOW)
    again = submit(attempt, happened_at=LATER, now=LATER)
    assert (again.submitted_at, again.fraction) == (first.submitted_at, 1.0)
    assert Statement.objects.filter(kind="submitted").count() == 1
    assert Grade.objects.count() == 4


def test_handing_in_is_recorded_from_when_it_happened(enrollment):
    attempt = opened(enrollment)
    fill_in(attempt)
    submit(attempt, happened_at=NOW, now=LATER)
    told = Statement.objects.get(kind="submitted")
    assert (told.happened_at, told.received_at) == (NOW, LATER)
    assert isinstance(told.act, Submitted) and told.act.fraction == 1.0
    assert Mark.objects.get(activity__key="ujian").completed_at == NOW


def test_what_is_told_names_each_question_and_what_it_was_worth(with_essay):
    attempt = handed_in(with_essay, wrong=1)
    told = Statement.objects.get(kind="submitted").act
    assert isinstance(told, Submitted)
    assert [one.fraction for one in told.items] == [0.0, 1.0, 1.0, 1.0, None]
    asked = [row.item_version for row in attempt.responses.order_by("seq")]
    assert [(one.item, one.version) for one in told.items] == [(v.item.uuid, 1) for v in asked]


def test_every_scored_answer_has_its_grade(enrollment):
    attempt = handed_in(enrollment, wrong=1)
    grades = Grade.objects.filter(response__attempt=attempt)
    assert sorted(grades.values_list("fraction", "reason")) == [(0.0, "auto")] + [(1.0, "auto")] * 3


def test_a_pass_after_a_fail_completes(enrollment):
    handed_in(enrollment, wrong=4)
    handed_in(enrollment, now=LATER)
    assert completed(enrollment) == {"ujian": ("quiz_passed", 1.0)}


def test_a_worse_attempt_after_a_pass_takes_nothing_away(enrollment):
    handed_in(enrollment)
    assert not handed_in(enrollment, wrong=4, now=LATER).is_passed
    assert completed(enrollment) == {"ujian": ("quiz_passed", 1.0)}


def test_an_essay_waits_for_a_person(with_essay):
    attempt = handed_in(with_essay, wrong=1)
    waiting = attempt.responses.get(is_waiting=True)
    assert (waiting.item_version.item.key, waiting.fraction) == ("e1", None)
    assert (attempt.fraction, attempt.is_passed, completed(with_essay)) == (None, False, {})


def test_who_passes_whatever_the_essay_brings_has_passed_at_once(with_essay):
    attempt = handed_in(with_essay)
    assert (attempt.fraction, attempt.is_passed) == (None, True)
    assert completed(with_essay) == {"ujian": ("quiz_passed", 0.8)}


def test_an_essay_left_empty_waits_for_nobody(with_essay):
    attempt = handed_in(with_essay, essay=None)
    assert not attempt.responses.filter(is_waiting=True).exists()
    assert (attempt.fraction, attempt.is_passed) == (0.8, True)
