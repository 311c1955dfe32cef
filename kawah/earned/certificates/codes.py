"""Verification codes: what stands behind /v/ and is read aloud over a telephone.

Seventeen random characters of 29 (82 bits) and one check character. The alphabet has no character
that looks like another (0 O, 1 I L, U V) and no A, so that chance spells no words. Because 29 is
prime and every place has its own weight, the check finds every single wrong character and every
two characters that changed places.
"""

import re
import secrets

from django.utils.translation import gettext_lazy as _

ALPHABET = "23456789BCDEFGHJKMNPQRSTVWXYZ"
RANDOM_LENGTH = 17
LENGTH = RANDOM_LENGTH + 1
GROUP = 3


class CodeUnreadable(ValueError):
    """The text cannot be a verification code: wrong length, wrong character or wrong check."""


def new() -> str:
    """A fresh code, bare: eighteen capitals and digits."""
    body = "".join(secrets.choice(ALPHABET) for _place in range(RANDOM_LENGTH))
    return body + check(body)


def parse(text: str) -> str:
    """The bare code in a text typed by hand: lower case, spaces and hyphens are forgiven.

    Raises CodeUnreadable.
    """
    code = re.sub(r"[\s\-‐-―−._]", "", text).upper()
    if len(code) != LENGTH:
        raise CodeUnreadable(
            _("Kode pemeriksaan terdiri atas 18 huruf dan angka. Periksa kembali.")
        )
    if not set(code) <= set(ALPHABET):
        raise CodeUnreadable(
            _("Kode pemeriksaan tidak memakai 0, 1, A, I, L, O, dan U. Periksa kembali.")
        )
    if check(code[:-1]) != code[-1]:
        raise CodeUnreadable(_("Ada huruf atau angka yang keliru dalam kode ini. Periksa kembali."))
    return code


def show(code: str) -> str:
    """The code in groups of three, as it is printed: `K7Q-M2X-...`."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def check(body: str) -> str:
    """The last character of a code that begins with `body`."""
    weighted = sum((place + 2) * ALPHABET.index(letter) for place, letter in enumerate(body))
    return ALPHABET[-weighted % len(ALPHABET)]
