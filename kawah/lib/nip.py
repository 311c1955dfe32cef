"""The 18-digit staff number (NIP) of a civil servant.

PNS and CPNS: birth date YYYYMMDD, month of the CPNS appointment YYYYMM, sex 1 or 2, serial of three
digits (Perka BKN 22/2007, 43/2007). PPPK: birth date, year of appointment, two digits that are
*not* a month, sex, serial. A NIP tells birth date and sex: it is personal data.
"""

import re
from datetime import date
from typing import Literal

from msgspec import Struct

Sex = Literal["male", "female"]
SEXES: dict[str, Sex] = {"1": "male", "2": "female"}


class NipUnusable(ValueError):
    """The text is not a NIP; the message says which digits are wrong."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class Nip(Struct, frozen=True):
    digits: str
    born_on: date
    appointed_year: int
    appointed_month: int | None  # None for PPPK
    sex: Sex
    serial: str


def parse(text: str, *, is_contract: bool, today: date) -> Nip:
    """Read a NIP as people write it, with or without spaces, dots or hyphens.

    Raises NipUnusable.
    """
    digits = re.sub(r"[\s.\-]", "", text)
    if not re.fullmatch(r"[0-9]{18}", digits):
        raise NipUnusable("length")
    born = _day(digits[:8])
    if born is None or not 15 <= today.year - born.year <= 100:
        raise NipUnusable("birth_date")
    year, middle = int(digits[8:12]), int(digits[12:14])
    if not born.year + 15 <= year <= today.year + 1:
        raise NipUnusable("appointment_year")
    if not is_contract and not 1 <= middle <= 12:
        raise NipUnusable("appointment_month")
    if digits[14] not in SEXES:
        raise NipUnusable("sex")
    month = None if is_contract else middle
    return Nip(digits, born, year, month, SEXES[digits[14]], digits[15:])


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None


def grouped(digits: str) -> str:
    """As it is written on paper: birth date, appointment, sex, serial."""
    return " ".join((digits[:8], digits[8:14], digits[14:15], digits[15:])).strip()


def mask(digits: str) -> str:
    """Show only the last three digits: enough for its owner to recognise, useless to others."""
    return "•" * max(0, len(digits) - 3) + digits[-3:]
