"""Stages of a file and states of its rows as they are drawn: a shape and a word."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.learning.joining import api as joining
from kawah.web.shell.drawn import Drawn

STAGES: Mapping[str, Drawn] = {
    "read": Drawn("waiting", _("Menunggu arti kolom")),
    "judging": Drawn("doing", _("Sedang diperiksa")),
    "judged": Drawn("waiting", _("Menunggu persetujuan Anda")),
    "entering": Drawn("doing", _("Sedang didaftarkan")),
    "done": Drawn("done", _("Selesai didaftarkan")),
    "undoing": Drawn("doing", _("Sedang dibatalkan")),
    "undone": Drawn("todo", _("Dibatalkan")),
}
TITLES: Mapping[str, Promise] = {
    "judging": _("Berkas sedang diperiksa"),
    "entering": _("Peserta sedang didaftarkan"),
    "undoing": _("Pendaftaran sedang dibatalkan"),
}
STATES: Mapping[str, Drawn] = {
    "ready": Drawn("doing", _("Siap didaftarkan")),
    "same": Drawn("todo", _("Sudah terdaftar")),
    "refused": Drawn("mend", _("Perlu diperbaiki")),
    "enrolled": Drawn("done", _("Didaftarkan")),
    "queued": Drawn("waiting", _("Menunggu tempat")),
    "kept": Drawn("waiting", _("Dibiarkan")),
    "back": Drawn("todo", _("Dikeluarkan lagi")),
}
FILTERS: Mapping[str, str] = {  # as it stands in an address
    "siap": "ready",
    "terdaftar": "enrolled",
    "antre": "queued",
    "perbaiki": "refused",
    "sama": "same",
    "dibiarkan": "kept",
    "dikeluarkan": "back",
}


class Told(Struct, frozen=True):
    """A row with what would become of it, or did."""

    number: int
    name: str
    drawn: Drawn
    sentences: tuple[str, ...]


def told(row: Any) -> Told:
    sentences = tuple(joining.said(code, values) for code, values in row.faults)
    return Told(row.number, row.name, STATES[row.state], sentences)
