"""What people write around a number: a currency before it, a unit behind it."""

import re
from decimal import Decimal

from msgspec import Struct

CURRENCY = re.compile(r"^([-+]?)\s*(?:Rp|IDR)\.?\s*", re.IGNORECASE)
WHOLE_RUPIAH = re.compile(r"(?<=\d),-+$")
UNIT = re.compile(r"(.*\d)\s*(%|°?[^\W\d_][^\d]*)", re.DOTALL)
PER_HUNDRED = {"%", "persen", "percent", "prosen"}
MULTIPLES = {
    "ribu": 3,
    "rb": 3,
    "juta": 6,
    "jt": 6,
    "miliar": 9,
    "milyar": 9,
    "triliun": 12,
}


class Quantity(Struct, frozen=True):
    """The digits of a number, and what it may be multiplied by besides one."""

    digits: str
    factor: Decimal | None = None


def quantity(text: str) -> Quantity:
    """Take currency and unit off. A question may ask for percents or millions, and another for the
    share or the whole sum, so that `67 %` is 67 or 0.67 and `5 juta` is 5 or 5000000."""
    bare = WHOLE_RUPIAH.sub("", CURRENCY.sub(r"\1", text))
    found = UNIT.fullmatch(bare)
    if found is None:
        return Quantity(bare)
    unit = found[2].split()[0].rstrip(".").lower()
    if unit in PER_HUNDRED:
        return Quantity(found[1], Decimal("0.01"))
    power = MULTIPLES.get(unit)
    return Quantity(found[1], None if power is None else Decimal(10) ** power)
