"""A row as it is understood: forms by code or name, three ways of writing days, JP or minutes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.earned.claims.api import MOST_DAYS
from kawah.earned.hours.api import Rule
from kawah.earned.recaps.forms import Forms
from kawah.earned.recaps.reading import Reader
from tests.factories import TODAY

MEANT = ["nip", "form", "title", "organizer", "first", "last", "jp", "minutes"]
NIP = "199005142015031001"
SINCE = date(2018, 1, 1)


def rule(code, form, basis="programme", value=None, *, until=None):
    figure = None if value is None else Decimal(value)
    days = {"valid_from": SINCE, "valid_to": until}
    return Rule(code=code, form=form, basis=basis, jp_national=figure, **days)


FORMS = Forms(
    [
        rule("KL03", "Pelatihan teknis"),
        rule("KL06", "Seminar/konferensi/sarasehan", "per_day", 4),
        rule("KL13", "Pelatihan lama", until=date(2020, 12, 31)),
        rule("NKL05", "Detasering (secondment)", "per_assignment", 20),
    ]
)


def read(form="KL03", first="2026-09-01", last="", jp="10", minutes="", title="Bimtek"):
    reader = Reader(MEANT, FORMS, today=TODAY)
    return reader.read([NIP, form, title, "BPSDM", first, last, jp, minutes])


def codes(**row):
    return [code for code, _values in read(**row).faults]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kl03", "KL03"),
        ("KL-3", "KL03"),
        ("PELATIHAN  TEKNIS", "KL03"),
        ("Seminar", "KL06"),
        ("seminar/konferensi/sarasehan", "KL06"),
        ("Detasering", "NKL05"),
    ],
)
def test_a_form_is_known_by_code_and_by_name(text, code):
    assert read(form=text).told.form == code


@pytest.mark.parametrize("text", ["KL99", "Diklat", "KL13", "2"])
def test_a_form_that_is_not_in_force_is_told(text):
    assert codes(form=text) == ["form"]


@pytest.mark.parametrize(
    ("first", "last", "fault"),
    [
        ("2026-09-02", "2026-09-01", "day.turned"),
        ("2026-10-01", "2026-12-01", "day.ahead"),
        ("2025-01-01", "2026-02-01", "day.long"),
        ("2017-05-01", "2017-05-02", "day.early"),
        ("kemarin", "", "day"),
        ("", "", "missing"),
    ],
)
def test_days_that_cannot_be_are_told(first, last, fault):
    assert codes(first=first, last=last) == [fault]


def test_one_day_needs_no_last_one():
    told = read(first="1 September 2026").told
    assert told.first_day == told.last_day == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("jp", "minutes", "found"),
    [("10", "", 450), ("4,5", "", 203), ("6 JP", "", 270), ("", "90", 90)],
)
def test_minutes_come_from_jp_or_as_they_are(jp, minutes, found):
    assert read(jp=jp, minutes=minutes).told.minutes == found


@pytest.mark.parametrize(
    ("jp", "fault"),
    [
        ("", "jp.missing"),
        ("0", "jp.missing"),
        ("banyak", "jp"),
        ("-4", "jp"),
        ("NaN", "jp"),
        ("9999", "jp.many"),
    ],
)
def test_jp_that_cannot_be_are_told(jp, fault):
    assert codes(jp=jp) == [fault]


def test_a_form_with_a_figure_asks_for_none():
    said = read(form="KL06", first="2026-09-01", last="2026-09-03", jp="")
    assert (said.told.minutes, said.days) == (3 * 4 * 45, 3)


def test_more_days_than_a_piece_bears_are_to_be_parted():
    assert codes(form="KL06", first="2026-01-01", last="2026-09-01") == ["day.many"]
    assert MOST_DAYS == 92


def test_everything_wrong_is_told_at_once():
    assert codes(form="", title="", jp="x") == ["missing", "missing"]


@given(st.lists(st.one_of(st.text(max_size=40), st.integers()), max_size=9))
def test_no_row_stops_the_reader(cells):
    said = Reader(MEANT, FORMS, today=TODAY).read(cells)
    assert said.told is None or not said.faults
