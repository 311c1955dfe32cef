"""What was typed to look for somebody. It may be a personal number, and an address is not the place
for that: it is sent in a form, and the address of the answer names the person found."""

import re
from collections.abc import Mapping
from uuid import UUID

FEWEST_DIGITS = 8  # a number begins with a date of birth
PERSON = "orang"


def number_in(typed: str) -> str:
    """The digits, when they may be a personal number or a good part of one; else nothing."""
    digits = re.sub(r"\D", "", typed)
    return digits if len(digits) >= FEWEST_DIGITS else ""


def person_in(asked: Mapping[str, str]) -> UUID | None:
    """Whose rows an address asks for."""
    try:
        return UUID(asked.get(PERSON, ""))
    except ValueError:
        return None
