"""Dated reference tables: which rows hold on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.lib import tables

days = st.dates(date(2000, 1, 1), date(2050, 12, 31))


def row(start="", end=""):
    return {"valid_from": start, "valid_to": end}


def holds(start, end, on):
    return bool(tables.in_force([row(start, end)], on=on))


def test_rows_are_read_by_the_names_of_their_columns(tmp_path):
    path = tmp_path / "tabel.csv"
    path.write_text("kode,nama\na,Évaluasi\n", encoding="utf-8")
    assert tables.rows(path) == ({"kode": "a", "nama": "Évaluasi"},)


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("", None, None),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-07-15", date(2026, 7, 15), date(2026, 7, 15)),
    ],
)
def test_a_bare_year_opens_on_its_first_and_closes_on_its_last_day(text, opens, closes):
    assert (tables.opening_day(text), tables.closing_day(text)) == (opens, closes)


def test_a_day_that_is_none_is_an_error():
    with pytest.raises(ValueError, match="month"):
        tables.opening_day("2026-13-01")


@given(days, days, days)
def test_a_row_holds_from_its_first_through_its_last_day(start, end, on):
    assert holds(start.isoformat(), end.isoformat(), on) is (start <= on <= end)


@given(days)
def test_a_row_without_days_always_holds(on):
    assert holds("", "", on)


@given(days, days)
def test_of_two_rows_that_follow_each_other_exactly_one_holds(change, on):
    old = row(end=(change - timedelta(days=1)).isoformat())
    new = row(start=change.isoformat())
    assert tables.in_force([old, new], on=on) == [new if on >= change else old]
