from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.lib import nip

TODAY = date(2026, 11, 24)


def test_a_pns_number_tells_birth_date_appointment_and_sex():
    read = nip.parse("19850321 201003 2 001", is_contract=False, today=TODAY)
    assert (read.born_on, read.appointed_year, read.appointed_month) == (date(1985, 3, 21), 2010, 3)
    assert (read.sex, read.serial) == ("female", "001")


def test_digits_13_and_14_of_a_contract_number_are_not_a_month():
    read = nip.parse("199001152025241003", is_contract=True, today=TODAY)
    assert read.appointed_month is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1985", "length"),
        ("19850231 201003 2 001", "birth_date"),
        ("20250321 202603 2 001", "birth_date"),
        ("19850321 199003 2 001", "appointment_year"),
        ("19850321 201024 2 001", "appointment_month"),
        ("19850321 201003 3 001", "sex"),
        ("１９８５０３２１２０１００３２００１", "length"),
    ],
)
def test_a_wrong_number_names_the_wrong_digits(text, fault):
    with pytest.raises(nip.NipUnusable) as refused:
        nip.parse(text, is_contract=False, today=TODAY)
    assert refused.value.fault == fault


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text):
    try:
        read = nip.parse(text, is_contract=False, today=TODAY)
    except nip.NipUnusable:
        return
    assert len(read.digits) == 18


def test_a_masked_number_shows_three_digits():
    assert nip.mask("198503212010032001") == "•" * 15 + "001"


def test_a_number_is_grouped_as_on_paper_and_read_again():
    shown = nip.grouped("198503212010032001")
    assert shown == "19850321 201003 2 001"
    assert nip.parse(shown, is_contract=False, today=TODAY).digits == "198503212010032001"
