"""Codes of a phone (TOTP, RFC 6238): which step one belongs to, and how wrong the phone's clock is.

Pure: the secret, the code and the moment are arguments.
"""

from datetime import datetime, timedelta
from hmac import compare_digest

import pyotp
from msgspec import Struct

STEP = timedelta(seconds=30)
NEAR = 1  # steps before and after that are accepted
WIDE = 40  # steps that are looked at to say how wrong the clock is: twenty minutes
DIGITS = 6


class Reading(Struct, frozen=True):
    """`step` is the code's, if it is near; else `drift` is how far the phone's clock is ahead."""

    step: int | None = None
    drift: timedelta | None = None


def read(secret: str, code: str, *, at: datetime) -> Reading:
    here = step_of(at)
    phone = pyotp.TOTP(secret)
    for offset in sorted(range(-WIDE, WIDE + 1), key=abs):
        if here + offset >= 0 and _is(phone.generate_otp(here + offset), code):
            is_near = abs(offset) <= NEAR
            return Reading(step=here + offset) if is_near else Reading(drift=offset * STEP)
    return Reading()


def _is(right: str, typed: str) -> bool:
    return compare_digest(right.encode(), typed.encode())


def step_of(moment: datetime) -> int:
    return int(moment.timestamp()) // int(STEP.total_seconds())


def new_secret() -> str:
    return pyotp.random_base32()


def address_of(secret: str, *, name: str) -> str:
    """What the QR code says to the phone."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Kawah")
