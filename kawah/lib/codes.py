"""Codes that people read aloud and type: no character that looks like another, and a check.

The alphabet has neither 0 O, 1 I L, U V in pairs nor A, so that chance spells no words. Because 29
is prime and every place has its own weight, the last character finds every single wrong character
and every two that changed places.
"""

import re
import secrets
from typing import Literal

ALPHABET = "23456789BCDEFGHJKMNPQRSTVWXYZ"
BETWEEN = re.compile(r"[\s\-‐-―−._]")


class CodeUnreadable(ValueError):
    """The text cannot be a code: wrong length, wrong character or wrong check."""

    def __init__(self, fault: Literal["length", "character", "check"]) -> None:
        super().__init__(fault)
        self.fault = fault


def new(length: int) -> str:
    """A fresh code, bare: all but the last character are chance."""
    body = "".join(secrets.choice(ALPHABET) for _place in range(length - 1))
    return body + check(body)


def derived(number: int, length: int) -> str:
    """The code that a large number stands for: whoever knows the number has the code."""
    places = (number // len(ALPHABET) ** place for place in range(length - 1))
    body = "".join(ALPHABET[place % len(ALPHABET)] for place in places)
    return body + check(body)


def parse(text: str, *, length: int) -> str:
    """The bare code in a text typed by hand: lower case, spaces and hyphens are forgiven.

    Raises CodeUnreadable.
    """
    code = BETWEEN.sub("", text).upper()
    if len(code) != length:
        raise CodeUnreadable("length")
    if not set(code) <= set(ALPHABET):
        raise CodeUnreadable("character")
    if check(code[:-1]) != code[-1]:
        raise CodeUnreadable("check")
    return code


def show(code: str, *, group: int) -> str:
    """The code in groups, as it is printed: `K7Q-M2X-...`."""
    return "-".join(code[start : start + group] for start in range(0, len(code), group))


def check(body: str) -> str:
    """The last character of a code that begins with `body`."""
    weighted = sum((place + 2) * ALPHABET.index(letter) for place, letter in enumerate(body))
    return ALPHABET[-weighted % len(ALPHABET)]
