"""Progress: the same however and however often the completions arrive."""

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kawah.learning.curriculum.api import Chapter, Outline, Step
from kawah.learning.enrollment.api import Done, onward, progress
from tests.factories import NOW


def step(number, *, is_required):
    return Step(
        pk=number,
        uuid=UUID(int=number),
        key=f"k{number}",
        kind="lesson",
        title=f"Kegiatan {number}",
        minutes=5,
        is_required=is_required,
        taught_by="",
        reading_seconds=60,
        is_assessment=False,
        outcomes=(),
    )


@st.composite
def outlines(draw):
    wanted = draw(st.lists(st.booleans(), max_size=8))
    steps = [step(n, is_required=is_required) for n, is_required in enumerate(wanted)]
    cut = draw(st.integers(0, len(steps)))
    return Outline((Chapter("Satu", tuple(steps[:cut])), Chapter("Dua", tuple(steps[cut:]))))


# Numbers past the outline stand for activities of other versions.
completions = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 500)), max_size=20)


def reckoned(outline, told, opened=()):
    """The first completion of an activity is the one that counts, as the marks keep it."""
    done: dict[UUID, Done] = {}
    for number, minutes in told:
        at = NOW + timedelta(minutes=minutes)
        done.setdefault(UUID(int=number), Done(at, "read"))
    return progress(outline, done=done, opened=set(opened))


@given(outlines(), completions, st.randoms())
def test_order_and_repetition_change_nothing(outline, told, chance):
    once = list({number: (number, minutes) for number, minutes in told}.values())
    again = [*once, *once]
    chance.shuffle(again)
    assert reckoned(outline, again) == reckoned(outline, once)


@given(outlines(), completions)
def test_no_more_is_done_than_is_required(outline, told):
    reached = reckoned(outline, told)
    assert 0 <= reached.done <= reached.required == len(outline.required)
    assert 0 <= reached.percent <= 100


@given(outlines(), completions)
def test_a_course_is_complete_when_all_that_is_required_is_done(outline, told):
    reached = reckoned(outline, told)
    needed = {one.uuid for one in outline.required}
    is_all = bool(needed) and needed <= {UUID(int=number) for number, _minutes in told}
    assert (reached.completed_at is not None) is is_all
    assert (reached.next_step is None) is (is_all or not needed)


@given(outlines(), completions)
def test_a_course_is_completed_with_its_last_required_activity(outline, told):
    reached = reckoned(outline, told)
    times = [tick.done.at for tick in reached.ticks if tick.step.is_required and tick.done]
    if reached.completed_at:
        assert reached.completed_at == max(times)


@given(outlines(), completions)
def test_activities_outside_the_outline_count_for_nothing(outline, told):
    inside = [(number, at) for number, at in told if UUID(int=number) in outline.by_uuid]
    assert reckoned(outline, told) == reckoned(outline, inside)


@given(outlines(), completions, st.integers(0, 12), st.integers(0, 500))
def test_another_completion_never_takes_progress_away(outline, told, number, minutes):
    before, after = reckoned(outline, told), reckoned(outline, [*told, (number, minutes)])
    assert after.done >= before.done
    assert after.completed_at or not before.completed_at


@given(outlines(), completions)
def test_the_next_step_is_the_first_required_one_still_open(outline, told):
    reached = reckoned(outline, told)
    done = {UUID(int=number) for number, _minutes in told}
    waiting = [one for one in outline.required if one.uuid not in done]
    assert reached.next_step == (waiting[0] if waiting else None)


def test_what_was_opened_is_told_apart_from_what_was_not():
    outline = Outline((Chapter("Satu", (step(1, is_required=True), step(2, is_required=True))),))
    reached = reckoned(outline, [], opened=[UUID(int=2)])
    assert [tick.is_opened for tick in reached.ticks] == [False, True]


def three():
    rows = tuple(step(number, is_required=number != 2) for number in (1, 2, 3))
    return Outline((Chapter("Bab", rows),)), rows


def test_the_way_on_is_where_one_stopped():
    outline, (first, second, _third) = three()
    assert onward(outline, place=None, completed=(), waiting=()) == first
    assert onward(outline, place=second.uuid, completed=(1,), waiting=()) == second


def test_the_way_on_leads_past_what_waits_to_the_first_required_step_left():
    outline, (first, _second, third) = three()
    assert onward(outline, place=first.uuid, completed=(), waiting=(1,)) == third
    assert onward(outline, place=third.uuid, completed=(), waiting=(3,)) == first
    assert onward(outline, place=third.uuid, completed=(1,), waiting=(3,)) is None
