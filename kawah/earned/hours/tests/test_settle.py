from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.earned.hours.settlement import Claim, Conversion, Verdict, settle
from kawah.earned.hours.words import Reason

COURSE = uuid4()
EXAM = uuid4()
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
START = date(2018, 1, 1)


def conversion(basis="programme", jp=None, cap=None, unit="", *, until=None, since=START):
    value = None if jp is None else Decimal(jp)
    limit = None if cap is None else Decimal(cap)
    return Conversion(since, until, basis, value, limit, unit)


RULES = {
    "KL03": [conversion()],
    "KL06": [conversion("per_day", 4)],
    "NKL01": [conversion("per_session", 2, 2, "sessions_per_month")],
    "NKL03": [conversion("programme", None, 3, "jp_per_day")],
    "NKL05": [conversion("per_assignment", 20)],
    "NKL07": [conversion("per_activity", 10)],
    "NKL11": [conversion("")],
}


def claim(hours=0, *, minutes=45, form="NKL03", source="", seconds=600, key=None, **more):
    at = MORNING + timedelta(hours=hours)
    return Claim(
        key=key or uuid4(),
        happened_at=at,
        day=at.date(),
        form=form,
        course=more.pop("course", COURSE),
        source=source or str(uuid4()),
        minutes=minutes,
        seconds=seconds,
        reading_seconds=300,
        released_by=more.pop("released_by", EXAM),
    )


def verdicts(*claims, passed=(), rules=RULES):
    found = settle(claims, passed=set(passed), rules=rules)
    return [found[one.key] for one in claims]


def test_a_whole_activity_counts():
    assert verdicts(claim()) == [Verdict(45, Reason.COUNTED)]


def test_what_was_too_fast_waits_for_its_assessment():
    fast = claim(seconds=20)
    assert verdicts(fast) == [Verdict(0, Reason.TOO_FAST)]
    assert verdicts(fast, passed=[EXAM]) == [Verdict(45, Reason.RELEASED)]


def test_reading_in_exactly_the_shortest_time_is_enough():
    assert verdicts(claim(seconds=300)) == [Verdict(45, Reason.COUNTED)]


def test_what_was_annulled_counts_nothing_and_leaves_its_room_to_others():
    training, other = uuid4(), uuid4()
    taken = claim(0, minutes=180, form="KL06", course=training, seconds=900)
    annulment = claim(9, minutes=0, form="KL06", course=training, source=f"annuls:{training}")
    twin = claim(1, minutes=180, form="NKL03", course=other, seconds=900)
    capped = claim(2, minutes=90, form="NKL03", course=training, seconds=900)
    assert verdicts(taken) == [Verdict(180, Reason.COUNTED)]
    found = verdicts(annulment, capped, taken, twin)
    assert [one.reason for one in found[:3]] == [Reason.ANNULLED] * 3
    assert found[3] == verdicts(twin)[0]


def test_nothing_can_vouch_where_there_is_no_assessment():
    fast = claim(seconds=20, released_by=None)
    assert verdicts(fast, passed=[EXAM]) == [Verdict(0, Reason.NOT_VOUCHED)]


def test_reading_again_at_leisure_makes_good_what_was_too_fast():
    pair = (claim(0, seconds=20, source="a"), claim(1, seconds=300, source="a"))
    assert verdicts(*pair) == [Verdict(0, Reason.REPEATED), Verdict(45, Reason.COUNTED)]
    passed = verdicts(*pair, passed=[EXAM])
    assert [one.minutes for one in passed] == [45, 0]


def test_a_day_takes_three_jp_of_e_learning():
    found = verdicts(claim(0, minutes=100), claim(1, minutes=100), claim(2, minutes=10))
    assert found == [
        Verdict(100, Reason.COUNTED),
        Verdict(35, Reason.OVER_DAY),
        Verdict(0, Reason.OVER_DAY),
    ]


def test_the_next_day_has_its_own_cap():
    assert [one.minutes for one in verdicts(claim(0, minutes=135), claim(24))] == [135, 45]


def test_an_earlier_activity_that_arrives_late_takes_its_place_in_the_day():
    late = verdicts(claim(2, minutes=100), claim(0, minutes=100))
    assert [one.minutes for one in late] == [35, 100]


def test_a_fast_activity_takes_nothing_of_the_day_until_it_is_released():
    day = (claim(0, minutes=100, seconds=9), claim(1, minutes=100))
    assert [one.minutes for one in verdicts(*day)] == [0, 100]
    assert [one.minutes for one in verdicts(*day, passed=[EXAM])] == [100, 35]


def test_two_coaching_sessions_count_in_a_month():
    sessions = [claim(hours, form="NKL01", minutes=60) for hours in (0, 24, 48, 24 * 31)]
    assert verdicts(*sessions) == [
        Verdict(60, Reason.COUNTED),
        Verdict(60, Reason.COUNTED),
        Verdict(0, Reason.OVER_MONTH),
        Verdict(60, Reason.COUNTED),
    ]


def test_a_session_is_worth_no_more_than_its_value():
    assert verdicts(claim(form="NKL01", minutes=120)) == [Verdict(90, Reason.OVER_VALUE)]


def test_a_day_of_a_seminar_is_worth_four_jp_whatever_its_parts():
    parts = [claim(hour, form="KL06", minutes=120) for hour in (0, 1, 24)]
    assert [one.minutes for one in verdicts(*parts)] == [120, 60, 120]


def test_two_seminars_on_one_day_have_a_value_each():
    parts = [claim(0, form="KL06", minutes=180), claim(1, form="KL06", minutes=90, course=uuid4())]
    assert [one.minutes for one in verdicts(*parts)] == [180, 90]


def test_an_assignment_has_one_value_over_its_days():
    parts = [claim(hours, form="NKL05", minutes=800) for hours in (0, 48)]
    assert [one.minutes for one in verdicts(*parts)] == [800, 100]


def test_an_event_has_its_value_once_however_many_parts_it_has():
    parts = [claim(hour, form="NKL07", minutes=300) for hour in (0, 1)]
    other = claim(2, form="NKL07", minutes=500, course=uuid4())
    assert [one.minutes for one in verdicts(*parts, other)] == [300, 150, 450]


@pytest.mark.parametrize("form", ["NKL11", "BARU"])
def test_a_form_without_figure_waits(form):
    assert verdicts(claim(form=form)) == [Verdict(0, Reason.NO_FIGURE)]


def test_the_same_activity_counts_once_a_year():
    twice = (claim(0, source="s"), claim(48, source="s"))
    assert verdicts(*twice) == [Verdict(45, Reason.COUNTED), Verdict(0, Reason.REPEATED)]


def test_doing_it_again_fetches_what_the_day_had_no_room_for():
    day = (claim(0, minutes=120), claim(1, source="s"), claim(48, source="s"))
    assert [one.minutes for one in verdicts(*day)] == [120, 15, 30]


def test_a_rule_holds_on_its_days_only():
    change = date(2026, 3, 3)
    rules = {
        "NKL03": [
            conversion("programme", None, 3, "jp_per_day", until=date(2026, 3, 2)),
            conversion("programme", None, 1, "jp_per_day", since=change),
        ]
    }
    found = verdicts(claim(0, minutes=90), claim(24, minutes=90), rules=rules)
    assert [one.minutes for one in found] == [90, 45]


EXAMS = [UUID(int=number) for number in range(3)]
CLAIMS = st.lists(
    st.builds(
        claim,
        st.integers(0, 24 * 40),
        minutes=st.integers(0, 200),
        form=st.sampled_from([*RULES, "BARU"]),
        source=st.sampled_from("abcdef"),
        seconds=st.sampled_from([10, 300, 900]),
        key=st.uuids(),
        released_by=st.sampled_from([*EXAMS, None]),
        course=st.sampled_from(EXAMS),
    ),
    max_size=25,
    unique_by=lambda one: one.key,
)
PASSED = st.sets(st.sampled_from(EXAMS))


@given(CLAIMS, PASSED, st.data())
def test_any_order_and_any_doubling_give_the_same(claims, passed, data):
    again = data.draw(st.lists(st.sampled_from(claims))) if claims else []
    shuffled = data.draw(st.permutations([*claims, *again]))
    straight = settle(claims, passed=passed, rules=RULES)
    assert settle(shuffled, passed=passed, rules=RULES) == straight


@given(CLAIMS, PASSED)
def test_no_line_counts_more_than_it_claims_and_no_day_more_than_its_cap(claims, passed):
    found = settle(claims, passed=passed, rules=RULES)
    days: dict[date, int] = {}
    for one in claims:
        assert 0 <= found[one.key].minutes <= one.minutes
        if one.form == "NKL03":
            days[one.day] = days.get(one.day, 0) + found[one.key].minutes
    assert all(minutes <= 135 for minutes in days.values())


@given(CLAIMS, PASSED)
def test_nothing_counts_twice_and_no_month_has_three_sessions(claims, passed):
    found = settle(claims, passed=passed, rules=RULES)
    sources: dict[str, list[Claim]] = {}
    for one in claims:
        sources.setdefault(one.source, []).append(one)
    for same in sources.values():
        counted = sum(found[one.key].minutes for one in same)
        assert counted <= max(one.minutes for one in same)
    months = [one.day.month for one in claims if one.form == "NKL01" and found[one.key].minutes]
    assert all(months.count(month) <= 2 for month in months)


@given(CLAIMS, PASSED)
def test_unread_and_unproven_earns_nothing(claims, passed):
    found = settle(claims, passed=passed, rules=RULES)
    for one in claims:
        if one.seconds < one.reading_seconds and one.released_by not in passed:
            assert found[one.key].minutes == 0
