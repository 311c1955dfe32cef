"""By when a duty is to be done, and how long it stays done."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.learning.joining.dates import (
    Dates,
    first_dates,
    months_from,
    renewal_begins,
    renewal_dates,
    valid_until,
)

DAY = date(2026, 10, 5)
days = st.dates(date(2000, 1, 1), date(2090, 12, 31))
lengths = st.integers(3, 120)


@pytest.mark.parametrize(
    ("due_days", "due_on", "grace", "expected"),
    [
        (None, None, 0, Dates(None, None)),
        (30, None, 0, Dates(date(2026, 11, 4), None)),
        (30, None, 7, Dates(date(2026, 11, 4), date(2026, 11, 11))),
        (None, date(2026, 12, 31), 0, Dates(date(2026, 12, 31), None)),
        (None, date(2026, 10, 5), 0, Dates(date(2026, 11, 4), None)),
        (None, date(2026, 9, 1), 5, Dates(date(2026, 11, 4), date(2026, 11, 9))),
    ],
)
def test_the_first_day_to_finish(due_days, due_on, grace, expected):
    assert first_dates(due_days=due_days, due_on=due_on, grace_days=grace, since=DAY) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
    ],
)
def test_months_end_where_the_month_ends(day, months, expected):
    assert months_from(day, months) == expected


def test_a_renewal_is_due_when_the_validity_ends():
    done = date(2025, 11, 1)
    assert valid_until(done, 12) == date(2026, 11, 1)
    assert renewal_begins(done, 12) == date(2026, 10, 2)
    assert renewal_dates(done, 12, grace_days=10, today=DAY) == Dates(
        date(2026, 11, 1), date(2026, 11, 11)
    )


def test_what_ended_long_ago_is_due_in_a_month():
    dates = renewal_dates(date(2020, 1, 1), 12, grace_days=0, today=DAY)
    assert dates.due_on == DAY + timedelta(days=30)


@given(days, lengths)
def test_a_renewal_begins_after_completion_and_before_its_end(day, months):
    assert day < renewal_begins(day, months) < valid_until(day, months)
