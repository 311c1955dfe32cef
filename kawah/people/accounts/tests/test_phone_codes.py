from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.people.accounts import phone_codes
from tests.factories import NOW

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # of RFC 6238, appendix B


def code_at(moment):
    return pyotp.TOTP(SECRET).at(moment)


@pytest.mark.parametrize(
    ("second", "code"), [(59, "287082"), (1111111109, "081804"), (2000000000, "279037")]
)
def test_the_vectors_of_the_standard(second, code):
    at = datetime.fromtimestamp(second, UTC)
    assert phone_codes.read(SECRET, code, at=at).step == second // 30


@given(st.integers(-80, 80))
def test_near_is_accepted_and_far_is_told(half_steps):
    """Never a wrong step: either near, or how far off, or nothing."""
    behind = timedelta(seconds=15 * half_steps)
    reading = phone_codes.read(SECRET, code_at(NOW + behind), at=NOW)
    offset = phone_codes.step_of(NOW + behind) - phone_codes.step_of(NOW)
    if abs(offset) <= phone_codes.NEAR:
        assert reading.step == phone_codes.step_of(NOW) + offset
    else:
        assert reading.step is None and reading.drift == offset * phone_codes.STEP


def test_what_is_further_off_than_is_looked_at_is_unknown():
    reading = phone_codes.read(SECRET, code_at(NOW - timedelta(hours=1)), at=NOW)
    assert reading == phone_codes.Reading()


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "1" * 900, "١٢٣٤٥٦"])
def test_whatever_else_is_typed_is_unknown(typed):
    assert phone_codes.read(SECRET, typed, at=NOW) == phone_codes.Reading()


def test_the_address_names_the_product_and_its_owner():
    address = phone_codes.address_of(SECRET, name="Lukita Dewanti")
    assert address.startswith("otpauth://totp/Kawah:Lukita%20Dewanti?") and SECRET in address
