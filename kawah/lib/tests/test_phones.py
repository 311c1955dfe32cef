import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.lib import phones


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0812-3456-7890", "+6281234567890"),
        ("62 812 3456 7890", "+6281234567890"),
        ("+62 (0)812.3456.7890", "+6281234567890"),
        ("81234567890", "+6281234567890"),
        ("0062 81234567890", "+6281234567890"),
        ("(0380) 123456", "+62380123456"),
        ("+60 12-345 6789", "+60123456789"),
        (" - ", ""),
    ],
)
def test_a_number_is_read_however_it_is_written(text, number):
    assert phones.parse(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "0812",
        "0812x4567890",
        "081234567890 / 081334567890",
        "0112345678",
        "８１２３４５６７８９０",
    ],
)
def test_what_nobody_can_call_is_no_number(text):
    with pytest.raises(phones.PhoneUnusable):
        phones.parse(text)


@given(st.from_regex(r"8[0-9]{8,11}", fullmatch=True))
def test_what_is_shown_is_read_as_the_same_number(digits):
    number = phones.parse(digits)
    assert phones.parse(phones.shown(number)) == number == f"+62{digits}"
