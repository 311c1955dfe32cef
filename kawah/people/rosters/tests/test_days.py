from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.people.rosters import days

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    "text",
    ["2026-11-30", "30/11/2026", "30-11-2026", "30 November 2026", "30 Nop 2026", "30.11.2026"],
)
def test_a_day_is_read_in_the_forms_that_clerks_use(text):
    assert days.read(text) == DAY


@pytest.mark.parametrize("text", ["", "31/02/2026", "30 Novembre 2026", "11/30/2026", "46356"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(days.DayUnclear):
        days.read(text)


@given(st.dates())
def test_every_day_comes_back_from_each_form(day):
    assert days.read(day.isoformat()) == day
    assert days.read(f"{day.day}/{day.month}/{day.year:04d}") == day
