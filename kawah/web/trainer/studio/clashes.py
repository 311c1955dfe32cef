"""Two who write the same: what each wrote, side by side, for the second to choose."""

from datetime import datetime

from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.lib.differences import Piece, differences, shortened
from kawah.web.shell.written import moment


class Compared(Struct, frozen=True):
    """A field that two have written: what each wrote, and what differs."""

    label: str
    theirs: str
    mine: str
    pieces: list[Piece]


class Clash(Struct, frozen=True):
    """Who wrote meanwhile, and the fields that differ."""

    sentence: str
    name: str
    rows: list[Compared]


def clash(name: str, at: datetime, rows: list[tuple[str, str, str]]) -> Clash:
    """Rows are (label, theirs, mine)."""
    sentence = _(
        "%(name)s menyimpan bagian ini pada %(at)s, sesudah Anda membukanya. Belum ada yang "
        "ditimpa. Bandingkan, lalu pilih."
    )
    compared = [
        Compared(label, theirs, mine, shortened(differences(theirs, mine)))
        for label, theirs, mine in rows
        if theirs != mine
    ]
    return Clash(sentence % {"name": name, "at": moment(at)}, name, compared)
