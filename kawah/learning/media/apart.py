"""Draws the pages of a stranger's PDF in a process of its own, with little memory and time, that
sees nothing of this site."""

import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import BoundedSemaphore

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kawah.learning.media.kinds import KINDS, PDF
from kawah.learning.media.slides import MOST_PAGES, Deck, Slide, deck_of

SECONDS = 30
PATIENCE = 2  # a page server has few threads, and others want pages
MEMORY = 1024 * 1024 * 1024
ROOT = Path(__file__).parent.parent.parent.parent
one_at_a_time = BoundedSemaphore(1)
REASONS: Mapping[str, Promise] = {
    "kind": _("Ini bukan PDF; simpan salindia Anda sebagai PDF lebih dahulu."),
    "large": _("PDF ini terlalu besar; kecilkan gambarnya sampai paling banyak 20 MB."),
    "encrypted": _("PDF ini dikunci dengan kata sandi; simpan ulang tanpa kata sandi."),
    "damaged": _("PDF ini rusak atau terpotong; simpan ulang lalu coba lagi."),
    "empty": _("PDF ini tidak mempunyai halaman; periksa berkasnya."),
    "pages": _("PDF ini lebih dari %(most)d halaman; bagilah menjadi beberapa berkas."),
    "heavy": _("Halaman PDF ini terlalu berat untuk digambar; sederhanakan atau bagilah."),
    "busy": _("Salindia lain sedang digambar; coba lagi sebentar lagi."),
}


class DeckRefused(Exception):
    """The PDF cannot become slides; `str()` of it is one sentence for who chose it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(REASONS[self.reason]) % {"most": MOST_PAGES}


def slides_of(content: bytes) -> tuple[Slide, ...]:
    """The pages in their order; raises DeckRefused."""
    if not content.startswith(b"%PDF-"):
        raise DeckRefused("kind")
    if len(content) > KINDS[PDF].bytes_at_most:
        raise DeckRefused("large")
    if not one_at_a_time.acquire(timeout=PATIENCE):
        raise DeckRefused("busy")
    try:
        deck = _deck_of(content)
    finally:
        one_at_a_time.release()
    if deck.refusal:
        raise DeckRefused(deck.refusal)
    return deck.slides


def _deck_of(content: bytes) -> Deck:
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-m", "kawah.learning.media.apart"],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            cwd=ROOT,
            env={},
        )
        return msgspec.msgpack.decode(done.stdout, type=Deck)
    except (subprocess.SubprocessError, msgspec.MsgspecError):
        return Deck(refusal="heavy")


def main() -> None:
    limits = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_FSIZE: 0}
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    found = deck_of(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.msgpack.encode(found))


if __name__ == "__main__":
    main()
