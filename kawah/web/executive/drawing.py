"""Draws the sheet of a head's page: one side of A4, from the words of the page."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kawah.insight.analytics.api import Picture
from kawah.web.executive.shown import Column, Line, Shown
from kawah.web.shell import written

TEMPLATE = Path(__file__).with_name("paper.typ")
PARTS, ORIGINS, LONGEST = 10, 6, 60  # more would not fit on one side
_one_at_a_time = Lock()  # the compiler holds its inputs between calls


def draw(name: str, picture: Picture, told: Shown, *, claims: int, language: str) -> bytes:
    """The PDF."""
    words = {
        "lang": language,
        "product": "Kawah",
        "name": _short(name, 120),
        "title": _("Capaian jam pelajaran (JP) %(year)s") % {"year": picture.day.year},
        "day": written.day(picture.day),
        "headline": told.headline,
        "advice": told.advice,
        "change": told.change,
        "states": [
            {"word": one.word, "tone": one.tone, "people": one.people} for one in told.states
        ],
        "facts": _facts(picture, told, claims),
        "groups": list(_groups(told)),
        "months": {"title": _("Bulan demi bulan"), "columns": _columns(told.columns)},
        "origins": _origins(told),
        "foot": _foot(picture),
    }
    with _one_at_a_time:
        pdf: Any = _compiler().compile(
            format="pdf",
            sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
            timestamp=int(picture.counted_at.timestamp()),
        )
    return bytes(pdf)


def _foot(picture: Picture) -> str:
    words = {"at": written.moment(picture.counted_at), "name": picture.oldest}
    if picture.oldest:
        told = _("Angka paling lama dari %(name)s, dihitung %(at)s. Hanya jumlah, tanpa nama.")
        return told % words
    return _("Dihitung %(at)s. Hanya jumlah, tanpa nama.") % words


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, ignore_system_fonts=True)


def _short(text: str, length: int = LONGEST) -> str:
    return Truncator(" ".join(text.split())).chars(length)


def _facts(picture: Picture, told: Shown, claims: int) -> list[list[str]]:
    return [
        [_("Pegawai"), written.number(picture.now.people)],
        [_("JP tahun ini"), told.jp],
        [_("JP per orang"), told.mean],
        [_("Sertifikat terbit tahun ini"), written.number(picture.certificates)],
        [_("Pengajuan JP yang menunggu"), written.number(claims)],
    ]


def _groups(told: Shown) -> Iterable[dict[str, Any]]:
    if told.parts:
        yield {"title": _("Menurut bagian"), "lines": _lines(told.parts[:PARTS])}
    yield {"title": _("Menurut jenis pegawai"), "lines": _lines(told.kinds)}


def _lines(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [
        {
            "name": _short(line.name),
            "told": f"{line.told}, {line.change}" if line.change else line.told,
            "pieces": [[piece.value, piece.tone] for piece in line.pieces],
        }
        for line in lines
    ]


def _columns(columns: Iterable[Column]) -> list[dict[str, Any]]:
    return [{"label": one.label, "minutes": max(0, one.minutes), "jp": one.jp} for one in columns]


def _origins(told: Shown) -> dict[str, Any]:
    rows = [[_short(one.title), one.jp] for one in told.origins[:ORIGINS]]
    return {"title": _("Dari mana JP itu"), "unit": _("JP"), "rows": rows}
