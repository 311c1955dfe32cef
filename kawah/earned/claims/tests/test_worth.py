"""What a training elsewhere asks for, day by day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.earned.claims.worth import days_of, stated
from kawah.earned.hours.api import Basis, CapUnit, Conversion

FIRST = date(2026, 9, 1)


def conversion(basis, jp=None, cap=None, cap_unit=""):
    value = None if jp is None else Decimal(jp)
    return Conversion(date(2018, 1, 1), None, basis, value, cap and Decimal(cap), cap_unit)


PROGRAM = conversion(Basis.PROGRAM)
SEMINAR = conversion(Basis.PER_DAY, 4)
ONLINE = conversion(Basis.PROGRAM, cap=3, cap_unit=CapUnit.JP_PER_DAY)
DETACHED = conversion(Basis.PER_ASSIGNMENT, 20)


@pytest.mark.parametrize(
    ("conversion", "days", "minutes", "asked"),
    [
        (PROGRAM, 3, 540, [540]),
        (None, 3, 540, [540]),
        (ONLINE, 3, 541, [181, 180, 180]),
        (SEMINAR, 2, 360, [180, 180]),
        (SEMINAR, 2, 1000, [180, 180]),
        (DETACHED, 30, 99999, [900]),
        (ONLINE, 3, 2, [1, 1]),
    ],
)
def test_days_ask_for_minutes(conversion, days, minutes, asked):
    last = FIRST + timedelta(days=days - 1)
    found = days_of(conversion, first=FIRST, last=last, minutes=minutes)
    assert [one.minutes for one in found] == asked and found[-1].day <= last


def test_a_programme_in_two_years_is_spread():
    found = days_of(PROGRAM, first=date(2026, 12, 30), last=date(2027, 1, 2), minutes=400)
    assert [(one.day.year, one.minutes) for one in found] == [(2026, 100)] * 2 + [(2027, 100)] * 2


@pytest.mark.parametrize(
    ("conversion", "minutes"), [(PROGRAM, None), (None, None), (SEMINAR, 360), (DETACHED, 900)]
)
def test_a_form_may_say_what_it_is_worth(conversion, minutes):
    assert stated(conversion, first=FIRST, last=FIRST + timedelta(days=1)) == minutes


@given(
    st.sampled_from([None, PROGRAM, SEMINAR, ONLINE, DETACHED]),
    st.integers(0, 365),
    st.integers(1, 90_000),
)
def test_no_day_asks_for_more_than_was_said(conversion, length, minutes):
    last = FIRST + timedelta(days=length)
    found = days_of(conversion, first=FIRST, last=last, minutes=minutes)
    assert 0 < sum(one.minutes for one in found) <= minutes
    assert len({one.day for one in found}) == len(found)
    assert all(FIRST <= one.day <= last and one.minutes > 0 for one in found)
