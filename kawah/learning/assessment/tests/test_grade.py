"""Judging an essay by its rubric."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.learning.assessment.api import (
    Criterion,
    Essay,
    Grade,
    JudgedMeanwhile,
    RubricIncomplete,
    grade,
    judgeable,
    rubric_fraction,
    waiting,
)
from kawah.learning.assessment.tests.conftest import handed_in
from kawah.learning.enrollment.api import Mark, enroll, withdraw
from kawah.people.notices.api import Notice
from kawah.records.api import Graded, Statement
from tests.factories import NOW, make_person

LATER = NOW + timedelta(days=1)
FULL, HALF, NONE = ({"Alasan": points, "Langkah": points} for points in (2.0, 1.0, 0.0))


@pytest.fixture
def judge(with_essay, trainer):
    """Hand in with one question wrong, then judge the essay."""
    response = handed_in(with_essay, wrong=1).responses.get(is_waiting=True)

    def judge(points, *, comment="", now=LATER, seen=0):
        return grade(response, points=points, comment=comment, by=trainer, now=now, seen=seen)

    return judge


@pytest.mark.parametrize(
    ("points", "fraction", "is_passed"), [(FULL, 0.8, True), (HALF, 0.7, False), (NONE, 0.6, False)]
)
def test_the_rubric_settles_the_attempt(judge, points, fraction, is_passed):
    attempt = judge(points)
    assert (attempt.fraction, attempt.is_passed) == (fraction, is_passed)
    assert Mark.objects.filter(completed_at__isnull=False).count() == is_passed


def test_a_pass_by_the_rubric_counts_from_the_handing_in(judge):
    judge(FULL)
    assert Mark.objects.get(activity__key="ujian").completed_at == NOW


def test_a_pass_judged_after_leaving_counts_for_who_came_back(judge, with_essay):
    withdraw(with_essay, by=with_essay.person, reason="", now=NOW)
    again = enroll(with_essay.person, with_essay.course, now=LATER)
    judge(FULL)
    mark = Mark.objects.get(activity__key="ujian", completed_at__isnull=False)
    assert (mark.enrollment, mark.completed_at) == (again, LATER)


def test_a_pass_judged_after_leaving_completes_nothing(judge, with_essay):
    withdraw(with_essay, by=with_essay.person, reason="", now=NOW)
    judge(FULL)
    assert not Mark.objects.filter(completed_at__isnull=False).exists()


def test_a_judgement_keeps_its_points_words_and_judge(judge, trainer):
    judge({"Alasan": 2.0, "Langkah": 1.0}, comment="Langkahnya kurang rinci.")
    kept = Grade.objects.get(reason="rubric")
    assert (kept.fraction, kept.by, kept.at) == (0.75, trainer.uuid, LATER)
    assert kept.points == {"Alasan": 2.0, "Langkah": 1.0}
    assert kept.comment == "Langkahnya kurang rinci."


@pytest.mark.parametrize(
    ("points", "criterion"),
    [({}, "Alasan"), ({"Alasan": 1.0}, "Langkah"), ({"Alasan": 1.5, "Langkah": 1.0}, "Alasan")],
)
def test_an_incomplete_rubric_is_refused_by_name(judge, points, criterion):
    with pytest.raises(RubricIncomplete) as refusal:
        judge(points)
    assert refusal.value.criterion == criterion
    assert not Grade.objects.filter(reason="rubric").exists()


def test_a_second_judgement_stands_beside_the_first(judge):
    judge(NONE)
    attempt = judge(HALF, now=LATER + timedelta(hours=1), seen=1)
    fractions = Grade.objects.filter(reason="rubric").order_by("pk").values_list("fraction")
    assert list(fractions) == [(0.0,), (0.5,)]
    assert attempt.fraction == 0.7


def test_nobody_judges_over_a_judgement_not_seen(judge, trainer):
    judge(FULL)
    with pytest.raises(JudgedMeanwhile) as refusal:
        judge(NONE)
    assert refusal.value.by == trainer.uuid
    assert Grade.objects.get(reason="rubric").fraction == 1.0


def test_what_was_judged_stays_judgeable_by_those_who_teach_it(judge, trainer):
    judge(FULL)
    assert not waiting(trainer).exists() and judgeable(trainer).count() == 1
    assert not judgeable(make_person()).exists()


def test_a_pass_once_given_is_not_taken_away(judge):
    judge(FULL)
    attempt = judge(NONE, seen=1)
    assert (attempt.fraction, attempt.is_passed) == (0.6, True)


def test_the_learner_is_told_and_the_result_recorded(judge, with_essay, trainer):
    judge(HALF)
    told = Notice.objects.get(person=with_essay.person)
    assert (told.kind, told.values) == ("attempt_graded", {"activity": "Ujian antrean"})
    kept = Statement.objects.get(kind="graded")
    assert (kept.by, kept.happened_at) == (trainer.uuid, LATER)
    assert isinstance(kept.act, Graded) and kept.act.fraction == 0.7


def test_the_queue_holds_what_waits_for_the_trainer_alone(with_essay, trainer):
    response = handed_in(with_essay, wrong=1).responses.get(is_waiting=True)
    assert list(waiting(trainer)) == [response]
    assert list(waiting(make_person())) == []
    grade(response, points=HALF, comment="", by=trainer, now=LATER)
    assert list(waiting(trainer)) == []


def test_an_attempt_not_handed_in_waits_for_nobody(with_essay, trainer):
    handed_in(with_essay, essay=None)
    assert not waiting(trainer).exists()


levels = st.lists(st.integers(0, 10).map(float), min_size=1, max_size=5, unique=True)


@given(st.lists(levels, min_size=1, max_size=4), st.data())
def test_a_rubric_gives_a_share_from_nothing_to_all(scales, data):
    rubric = tuple(
        Criterion(str(number), tuple((level, "") for level in scale))
        for number, scale in enumerate(scales)
    )
    points = {
        each.name: data.draw(st.sampled_from(scale))
        for each, scale in zip(rubric, scales, strict=True)
    }
    best = {each.name: max(scale) for each, scale in zip(rubric, scales, strict=True)}
    assert 0 <= rubric_fraction(Essay(rubric=rubric), points) <= 1
    assert rubric_fraction(Essay(rubric=rubric), best) in (0.0, 1.0)
