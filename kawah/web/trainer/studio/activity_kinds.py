"""The kinds of activity as authors know them."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from msgspec import Struct


class Choice(Struct, frozen=True):
    """A kind as authors know it, with what a new one begins with."""

    word: Promise
    table: dict[str, Any]
    lesson: str = ""  # the starter of its text


KINDS: dict[str, Choice] = {
    "pelajaran": Choice(
        gettext_lazy("Pelajaran kosong"), {"kind": "lesson", "minutes": 20}, "kosong"
    ),
    "pelajaran-aturan-praktik": Choice(
        gettext_lazy("Pelajaran dari contoh: aturan dan praktik"),
        {"kind": "lesson", "minutes": 30, "taught_by": "both"},
        "aturan-praktik",
    ),
    "pelajaran-langkah-kerja": Choice(
        gettext_lazy("Pelajaran dari contoh: langkah kerja dan keputusan"),
        {"kind": "lesson", "minutes": 25},
        "langkah-kerja",
    ),
    "renungan": Choice(
        gettext_lazy("Renungan tertulis"), {"kind": "reflection", "minutes": 15, "min_words": 40}
    ),
    "latihan": Choice(
        gettext_lazy("Latihan soal dengan umpan balik"),
        {"kind": "quiz", "purpose": "practice", "minutes": 10, "feedback": "immediate"},
    ),
    "ujian": Choice(
        gettext_lazy("Ujian"),
        {
            "kind": "quiz",
            "purpose": "exam",
            "minutes": 30,
            "pass_percent": 70,
            "attempts": 3,
            "feedback": "after_attempt",
        },
    ),
}
PROMPT = gettext_lazy("Ceritakan satu kejadian di kantor Anda yang berkaitan dengan bahan ini.")
