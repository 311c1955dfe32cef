"""Draws the certificate: landscape A4, PDF/A-2a and PDF/UA-1, the same on each machine."""

import functools
import io
import json
import re
import threading
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
import typst

from kawah.earned.certificates.phrases import phrases
from kawah.earned.certificates.wording import Wording

TEMPLATE = Path(__file__).with_name("sheet.typ")
CREST = Path(__file__).with_name("crest.typ")
STANDARDS: Any = ["a-2a", "ua-1"]
UNPRINTABLE = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
STAND_IN = "\N{WHITE SQUARE}"
WIDTH = 297 / 25.4  # of the sheet, in inches
_one_at_a_time = threading.Lock()  # the compiler holds its inputs between calls


class SheetUndrawable(Exception):
    """The wording cannot be drawn, most likely because the agency's crest is not a usable SVG."""


def render(wording: Wording, *, now: datetime) -> bytes:
    """The unsigned PDF; equal wording and moment give equal bytes. Raises SheetUndrawable.

    A letter that no font of the sheet has is drawn as an empty square: it must not cost a person
    the certificate.
    """
    words = _each(phrases(wording), _printable)
    parts = _parts(wording)
    try:
        return _compile(words, parts, now)
    except typst.TypstError as error:
        missing = _missing(error.diagnostic)
        if not missing:
            raise SheetUndrawable(error.message) from error
    table = str.maketrans(dict.fromkeys(missing, STAND_IN))
    try:
        return _compile(_each(words, lambda text: text.translate(table)), parts, now)
    except typst.TypstError as error:
        raise SheetUndrawable(error.message) from error


def _missing(diagnostic: str) -> set[str]:
    letters = "".join(UNPRINTABLE.findall(diagnostic))
    return set(ESCAPED.sub(lambda code: chr(int(code[1], 16)), letters))


def front(wording: Wording, *, wide: int) -> bytes:
    """The front as a picture (PNG) so many pixels wide, to be looked at. Raises SheetUndrawable."""
    inputs = _inputs(_each(phrases(wording), _printable), _parts(wording))
    try:
        with _one_at_a_time:
            pages: Any = _compiler(TEMPLATE).compile(
                format="png", sys_inputs=inputs, ppi=wide / WIDTH
            )
    except typst.TypstError as error:
        raise SheetUndrawable(error.message) from error
    return bytes(pages[0] if isinstance(pages, list) else pages)


def can_draw(crest: str) -> bool:
    """Whether a crest, an SVG document, stands in no certificate's way."""
    try:
        with _one_at_a_time:
            _compiler(CREST).compile(
                format="pdf", sys_inputs={"crest": crest}, pdf_standards=STANDARDS
            )
    except typst.TypstError:
        return False
    return True


def _parts(wording: Wording) -> dict[str, str]:
    return {"qr": _qr(wording.verify_url), "crest": wording.agency_crest}


def _inputs(words: Any, parts: dict[str, str]) -> dict[str, str]:
    return parts | {"words": json.dumps(words, ensure_ascii=False)}


def _compile(words: Any, parts: dict[str, str], now: datetime) -> bytes:
    with _one_at_a_time:
        pdf: Any = _compiler(TEMPLATE).compile(
            format="pdf",
            sys_inputs=_inputs(words, parts),
            pdf_standards=STANDARDS,
            timestamp=int(now.timestamp()),
        )
    return bytes(pdf)


@functools.cache
def _compiler(template: Path) -> typst.Compiler:
    return typst.Compiler(template, root=template.parent, ignore_system_fonts=True)


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {name: _each(part, change) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_each(part, change) for part in value]
    return change(value) if isinstance(value, str) else value


def _printable(text: str) -> str:
    """Composed letters on one line, and none of the characters that steer instead of print."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(letter for letter in composed if unicodedata.category(letter)[0] != "C")


def _qr(address: str) -> str:
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", border=0, xmldecl=False, svgns=True, dark="#1d2433"
    )
    return drawing.getvalue().decode()
