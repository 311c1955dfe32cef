from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kawah.lib import jp

DAY = date(2026, 10, 5)


def test_one_jp_is_forty_five_minutes():
    assert jp.minutes_per_jp(on=DAY) == 45


def test_jp_are_rounded_down_to_one_decimal():
    assert jp.from_minutes(44, on=DAY) == Decimal("0.9")
    assert jp.from_minutes(900, on=DAY) == Decimal(20)
    assert str(jp.from_minutes(900, on=DAY)) == "20"


def test_almost_a_whole_jp_does_not_read_as_one():
    assert jp.from_minutes(134, on=DAY) == Decimal("2.9")
    assert jp.from_minutes(135, on=DAY) == Decimal(3)
    assert jp.missing(1, on=DAY) == Decimal("0.1")


@given(st.lists(st.integers(min_value=0, max_value=5000), max_size=8))
def test_parts_never_read_more_than_their_sum(parts):
    told = sum(jp.from_minutes(minutes, on=DAY) for minutes in parts)
    assert told <= jp.from_minutes(sum(parts), on=DAY)


@given(st.integers(min_value=0, max_value=100_000))
def test_nobody_is_told_of_more_than_they_hold(minutes):
    assert jp.to_minutes(jp.from_minutes(minutes, on=DAY), on=DAY) <= minutes + 1


@given(st.integers(min_value=0, max_value=40), st.integers(min_value=0, max_value=1800))
def test_what_is_held_and_what_is_missing_make_the_whole(asked, held):
    left = max(0, asked * 45 - held)
    if left:
        assert jp.from_minutes(held, on=DAY) + jp.missing(left, on=DAY) == asked
