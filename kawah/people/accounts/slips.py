"""Draws sheets of slips: A4, ten on a page, each with name, code and QR."""

import io
import json
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import segno
import typst
from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override
from msgspec import Struct

from kawah.people.accounts.tickets import show

TEMPLATE = Path(__file__).with_name("slips.typ")
PLACE = "/aktivasi/"
_one_at_a_time = Lock()  # the compiler holds its inputs between calls


class Slip(Struct, frozen=True):
    name: str
    agency: str
    place: str  # the unit, and the end of the staff number
    code: str


def address_of(code: str) -> str:
    """Where a code is taken, with the code in it."""
    return f"{settings.PUBLIC_URL}{PLACE}?kode={show(code)}"


def draw(slips: list[Slip], *, until: datetime, language: str) -> bytes:
    """The PDF."""
    with override(language):
        words = _words(until) | {"slips": [_told(slip) for slip in slips], "lang": language}
    inputs = {"words": json.dumps(words, ensure_ascii=False)}
    with _one_at_a_time:
        pdf: Any = _compiler().compile(format="pdf", sys_inputs=inputs)
    return bytes(pdf)


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, ignore_system_fonts=True)


def _words(until: datetime) -> dict[str, str]:
    host = settings.PUBLIC_URL.partition("://")[2]
    day = date_format(localtime(until), "DATE_FORMAT")
    return {
        "product": "Kawah",
        "title": _("Lembar aktivasi akun Kawah"),
        "foot": _("Potong menurut garis. Serahkan langsung kepada yang namanya tertulis."),
        "code": _("Kode sekali pakai, hanya untuk Anda:"),
        "until": _("Berlaku sampai %(day)s.") % {"day": day},
        "qr_alt": _("Kode QR menuju halaman aktivasi"),
        "how": _("Pindai, atau buka %(address)s dan ketik kodenya.")
        % {"address": f"{host}{PLACE}"},
    }


def _told(slip: Slip) -> dict[str, str]:
    return {
        "name": " ".join(slip.name.split()),
        "agency": slip.agency,
        "place": slip.place,
        "code": show(slip.code),
        "qr": _qr(address_of(slip.code)),
    }


def _qr(address: str) -> str:
    drawing = io.BytesIO()
    segno.make(address, error="l", micro=False, boost_error=False, mask=0).save(
        drawing, kind="svg", border=0, xmldecl=False, svgns=True
    )
    return drawing.getvalue().decode()
