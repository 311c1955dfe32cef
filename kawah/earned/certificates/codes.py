"""Verification codes: what stands behind /v/ and is read aloud over a telephone.

Seventeen random characters of 29 (82 bits) and one check character (`lib/codes`).
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kawah.lib import codes

LENGTH = 18
GROUP = 3
FAULTS: dict[str, Promise] = {
    "length": _("Kode pemeriksaan terdiri atas 18 huruf dan angka. Periksa kembali."),
    "character": _("Kode pemeriksaan tidak memakai 0, 1, A, I, L, O, dan U. Periksa kembali."),
    "check": _("Ada huruf atau angka yang keliru dalam kode ini. Periksa kembali."),
}


class CodeUnreadable(ValueError):
    """The text cannot be a verification code: wrong length, wrong character or wrong check."""


def new() -> str:
    """A fresh code, bare: eighteen capitals and digits."""
    return codes.new(LENGTH)


def parse(text: str) -> str:
    """The bare code in a text typed by hand: lower case, spaces and hyphens are forgiven.

    Raises CodeUnreadable.
    """
    try:
        return codes.parse(text, length=LENGTH)
    except codes.CodeUnreadable as error:
        raise CodeUnreadable(FAULTS[error.fault]) from error


def show(code: str) -> str:
    """The code in groups of three, as it is printed: `K7Q-M2X-...`."""
    return codes.show(code, group=GROUP)
