"""What a learner asks of the catalogue, in the words of its address."""

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from msgspec import Struct
from msgspec.structs import replace

from kawah.learning.curriculum.api import DeliveryMode

ALL, NEEDED, MINE, DONE = "", "kebutuhan", "diikuti", "selesai"
LONGEST = 80
# How long a course is, in JP: from, and up to without it.
LENGTHS: dict[str, tuple[Promise, int, int]] = {
    "singkat": (_("Sampai 2 JP"), 0, 3),
    "sedang": (_("3-5 JP"), 3, 6),
    "panjang": (_("6 JP atau lebih"), 6, 10_000),
}


class Wish(Struct, frozen=True):
    """What is asked of the catalogue; whatever an address says that nobody offers is left out."""

    words: str = ""
    shown: str = ALL
    competency: str = ""
    length: str = ""
    mode: str = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.competency or self.length or self.mode)

    @property
    def address(self) -> str:
        """The address without a page number."""
        return "?" + urlencode({name: value for name, value in self._named() if value})

    def but(self, **changed: str) -> "Wish":
        return replace(self, **changed)

    def _named(self) -> Iterator[tuple[str, str]]:
        yield "cari", self.words
        yield "lihat", self.shown
        yield "kompetensi", self.competency
        yield "panjang", self.length
        yield "cara", self.mode


def wish_in(sent: Mapping[str, str]) -> Wish:
    shown, length, mode = (sent.get(name, "") for name in ("lihat", "panjang", "cara"))
    return Wish(
        words=sent.get("cari", "").strip()[:LONGEST],
        shown=shown if shown in (NEEDED, MINE, DONE) else ALL,
        competency=sent.get("kompetensi", "").strip()[:LONGEST],
        length=length if length in LENGTHS else "",
        mode=mode if mode in DeliveryMode.values else "",
    )
