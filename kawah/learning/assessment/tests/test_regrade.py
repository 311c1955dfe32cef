"""Judging answers anew after a question was mended."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kawah.learning.assessment.api import (
    Bank,
    Choice,
    Cloze,
    Gap,
    Grade,
    Item,
    Matching,
    Option,
    Question,
    Regrade,
    RegradeNeedless,
    RegradeUnexplained,
    Text,
    TrueFalse,
    effect_of,
    order_regrade,
    save,
    score,
    submit,
)
from kawah.learning.assessment.carrying import AnswerNotCarried, carried
from kawah.learning.assessment.keeping import add_questions
from kawah.learning.assessment.regrading import regrade_waiting
from kawah.learning.assessment.tests.conftest import ESSAY, WITH_ESSAY, fill_in, handed_in, opened
from kawah.learning.enrollment.api import Mark
from kawah.lib.questions.shape import Pair
from kawah.people.notices.api import Notice
from kawah.records.api import Graded, Statement
from tests.factories import NOW

LATER = NOW + timedelta(days=2)
FIXED = WITH_ESSAY.replace(', "e1"', "")


@pytest.fixture
def fixed(take):
    """A paper of u1 to u4 for everyone."""
    return take(course=FIXED)


def mend(key, **changes):
    """Give a question another body, as its author would by a new file."""
    item = Item.objects.select_related("newest").get(key=key)
    assert item.newest is not None
    question = item.newest.question
    body = replace(question.body, **changes)
    add_questions(Bank.objects.get(), [replace(question, body=body)], now=LATER)
    item.refresh_from_db()
    return item


@pytest.fixture
def regrade(trainer):
    def regrade(item, reason="kunci keliru"):
        """The number of results that became others."""
        row = order_regrade(item.newest, reason=reason, by=trainer, now=NOW)
        while regrade_waiting(now=LATER):
            pass
        row.refresh_from_db()
        assert row.finished_at == LATER
        return row.changed

    return regrade


def options_of(key):
    newest = Item.objects.get(key=key).newest
    assert newest is not None and isinstance(newest.question.body, Choice)
    return newest.question.body.options


def test_a_mended_key_changes_results_and_keeps_the_reason(fixed, regrade):
    attempt = handed_in(fixed, wrong=1)
    item = mend("u4", is_true=False)
    assert regrade(item, reason="kunci u4 keliru") == 1
    attempt.refresh_from_db()
    assert attempt.fraction == 0.5
    grades = Grade.objects.filter(response__item_version__item=item).order_by("pk")
    assert [(row.fraction, row.reason) for row in grades] == [
        (1.0, "auto"),
        (0.0, "kunci u4 keliru"),
    ]
    assert [row.item_version.number for row in grades] == [1, 2]


def test_no_completion_is_taken_away(fixed, regrade):
    attempt = handed_in(fixed, wrong=1)
    regrade(mend("u4", is_true=False))
    attempt.refresh_from_db()
    assert attempt.is_passed
    assert Mark.objects.get(activity__key="ujian").completed_at == NOW


def test_who_passes_by_the_mended_key_completes(fixed, regrade):
    attempt = handed_in(fixed, wrong=2)  # u1 and u2 left empty: 2 of 4
    attempt.responses.filter(seq=1).update(answer=False)
    assert regrade(mend("u1", is_true=False), reason="kunci u1") == 1
    attempt.refresh_from_db()
    assert (attempt.fraction, attempt.is_passed) == (0.75, True)
    assert Mark.objects.get(activity__key="ujian").completed_at == NOW


def test_ordering_again_changes_nothing(fixed, regrade, trainer):
    handed_in(fixed)
    item = mend("u4", is_true=False)
    assert regrade(item, reason="keliru") == regrade(item, reason="lain") == 1
    assert Grade.objects.filter(reason="keliru").get().by == trainer.uuid


def test_what_a_worker_that_died_had_judged_is_not_judged_twice(fixed, regrade):
    handed_in(fixed)
    item = mend("u4", is_true=False)
    regrade(item)
    Regrade.objects.update(place=0, finished_at=None)
    assert regrade(item) == 1 and Grade.objects.filter(reason="kunci keliru").count() == 1


def test_what_would_change_is_told_before(fixed):
    handed_in(fixed)
    item = mend("u4", is_true=False)
    found = effect_of(item.newest)
    assert (found.answers, found.better, found.worse) == (1, 0, 1)
    assert not Grade.objects.exclude(reason="auto").exists()


@pytest.mark.parametrize(("reason", "refusal"), [(" ", RegradeUnexplained), ("x", RegradeNeedless)])
def test_without_a_reason_or_a_mended_question_nothing_is_ordered(fixed, trainer, reason, refusal):
    newest = mend("u4", is_true=False).newest
    first = newest.item.versions.get(number=1)
    with pytest.raises(refusal):
        order_regrade(newest if reason == " " else first, reason=reason, by=trainer, now=NOW)


def test_the_learner_is_told_and_the_new_result_recorded(fixed, regrade):
    handed_in(fixed)
    regrade(mend("u4", is_true=False))
    assert Notice.objects.get(person=fixed.person).kind == "attempt_regraded"
    told = Statement.objects.get(kind="graded").act
    assert isinstance(told, Graded)
    assert (told.fraction, told.reason) == (0.75, "kunci keliru")


def test_an_open_attempt_is_left_alone_and_judged_by_the_mended_version_later(fixed, regrade):
    attempt = opened(fixed)
    fill_in(attempt)
    assert regrade(mend("u4", is_true=False)) == 0
    attempt.refresh_from_db()
    assert submit(attempt, happened_at=LATER, now=LATER).fraction == 0.75
    assert [row.item_version.number for row in Grade.objects.order_by("response__seq")][-1] == 2


def test_practice_tells_by_the_mended_version(fixed, regrade):
    attempt = opened(fixed, "latihan")
    row = attempt.responses.get(seq=1)
    options = options_of(row.item_version.item.key)
    shares = [1.0 - option.fraction for option in options]
    turned = tuple(replace(one, fraction=f) for one, f in zip(options, shares, strict=True))
    regrade(mend(row.item_version.item.key, options=turned))
    told = save(attempt, seq=1, answer=0, happened_at=LATER, now=LATER).judged
    assert told is not None and score(told.question, told.answer).fraction == shares[0]


def test_an_essay_is_judged_by_people_only(with_essay, trainer):
    add_questions(Bank.objects.get(), [replace(ESSAY, title="lain")], now=LATER)
    newest = Item.objects.get(key="e1").newest
    assert newest is not None
    with pytest.raises(RegradeNeedless):
        order_regrade(newest, reason="x", by=trainer, now=NOW)


def test_options_in_another_order_change_no_result(fixed, regrade):
    attempt = handed_in(fixed)
    options = options_of("u3")
    assert regrade(mend("u3", options=options[::-1])) == 0
    attempt.refresh_from_db()
    assert attempt.fraction == 1.0


def test_a_mended_key_counts_for_options_in_another_order(fixed, regrade):
    attempt = handed_in(fixed)
    officer, tout, guard = options_of("u3")
    options = (replace(tout, fraction=1.0), replace(officer, fraction=0.0), guard)
    assert regrade(mend("u3", options=options)) == 1
    attempt.refresh_from_db()
    assert attempt.fraction == 0.75


def test_an_answer_whose_words_are_gone_keeps_its_result(fixed, regrade):
    attempt = handed_in(fixed)
    _officer, tout, guard = options_of("u3")
    options = (Option(Text("Juru antre"), 0.0), tout, guard)
    assert regrade(mend("u3", options=options)) == 0
    attempt.refresh_from_db()
    assert attempt.fraction == 1.0


shares = st.sampled_from([1.0, 0.5, 0.0, -0.5])
choices = st.builds(
    lambda given, is_single: Choice(
        tuple(Option(Text(str(n)), share) for n, share in enumerate(given)), is_single=is_single
    ),
    st.lists(shares, min_size=2, max_size=6),
    st.booleans(),
)


def worth(body, answer):
    return score(Question("q", "q", Text("?"), body), answer).fraction


@given(choices, st.data())
def test_sorting_options_anew_changes_no_score(body, data):
    places = st.integers(0, len(body.options) - 1)
    answer = data.draw(places if body.is_single else st.lists(places, max_size=6))
    after = replace(body, options=tuple(data.draw(st.permutations(body.options))))
    assert worth(after, carried(answer, before=body, after=after)) == worth(body, answer)


@given(st.permutations(range(4)), st.permutations(range(4)))
def test_sorting_pairs_anew_changes_no_score(order, chosen):
    pairs = [Pair(Text(f"tanya {n}"), f"jawab {n}") for n in range(4)]
    before, after = Matching(tuple(pairs)), Matching(tuple(pairs[n] for n in order))
    answer = [f"jawab {n}" for n in chosen]
    assert worth(after, carried(answer, before=before, after=after)) == worth(before, answer)


CAPITALS = Matching(
    (Pair(Text("Kanada"), "Otawa"), Pair(Text("Peru"), "Lima"), Pair(Text("Kuba"), "Havana")),
    distractors=("Quito",),
)


def capitals(*matches, distractors=("Quito",)):
    pairs = zip(CAPITALS.pairs, matches, strict=True)
    return Matching(tuple(Pair(pair.prompt, match) for pair, match in pairs), distractors)


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (["Otawa", "Lima", "Havana"], ["Ottawa", "Lima", "Havana"]),
        (["Lima", "Otawa", None], ["Lima", "Ottawa", None]),
    ],
)
def test_a_match_whose_words_were_mended_is_the_same_match(answer, kept):
    after = capitals("Ottawa", "Lima", "Havana")
    assert carried(answer, before=CAPITALS, after=after) == kept


def test_matches_that_changed_places_keep_their_words():
    after = capitals("Lima", "Otawa", "Havana")
    assert carried(["Otawa", "Lima", ""], before=CAPITALS, after=after) == ["Otawa", "Lima", ""]


def test_a_match_that_is_gone_cannot_be_judged():
    with pytest.raises(AnswerNotCarried):
        carried(["Quito", "", ""], before=CAPITALS, after=capitals("a", "b", "c", distractors=()))


@given(choices, st.data())
def test_sorting_a_gap_anew_changes_no_score(body, data):
    body = replace(body, is_single=True)
    answer = [data.draw(st.integers(0, len(body.options) - 1))]
    again = replace(body, options=tuple(data.draw(st.permutations(body.options))))
    before, after = Cloze((Gap(body),)), Cloze((Gap(again),))
    assert worth(after, carried(answer, before=before, after=after)) == worth(before, answer)


def test_no_answer_stays_no_answer():
    body = Choice((Option(Text("a"), 1.0), Option(Text("b"), 0.0)))
    assert carried(None, before=body, after=body) is None


def test_options_with_the_same_words_are_told_apart_in_turn():
    body = Choice((Option(Text("a"), 1.0), Option(Text("a"), 0.0)))
    assert [carried(n, before=body, after=body) for n in (0, 1)] == [0, 1]


def test_a_question_of_another_kind_cannot_judge_a_place():
    body = Choice((Option(Text("a"), 1.0),))
    with pytest.raises(AnswerNotCarried):
        carried(0, before=body, after=TrueFalse(is_true=True))
    with pytest.raises(AnswerNotCarried):
        carried([0], before=Cloze((Gap(body),)), after=Cloze((Gap(body), Gap(body))))
