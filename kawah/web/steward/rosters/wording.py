"""Stages, verdicts and changes as they are drawn: a shape and a word."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.lib import phones
from kawah.people.directory.api import EmploymentKind, provinces
from kawah.people.rosters import api as rosters
from kawah.web.shell.drawn import Drawn

STAGES: Mapping[str, Drawn] = {
    "read": Drawn("waiting", _("Menunggu arti kolom")),
    "judging": Drawn("doing", _("Sedang diperiksa")),
    "linking": Drawn("doing", _("Sedang diperiksa")),
    "judged": Drawn("waiting", _("Menunggu persetujuan Anda")),
    "entering": Drawn("doing", _("Sedang diimpor")),
    "tying": Drawn("doing", _("Sedang diimpor")),
    "done": Drawn("done", _("Selesai diimpor")),
    "untying": Drawn("doing", _("Sedang dibatalkan")),
    "discharge": Drawn("doing", _("Sedang dibatalkan")),
    "removing": Drawn("doing", _("Sedang dibatalkan")),
    "undone": Drawn("todo", _("Dibatalkan")),
}
BEFORE: Mapping[str, Drawn] = {
    "new": Drawn("doing", _("Baru")),
    "changed": Drawn("doing", _("Berubah")),
    "same": Drawn("todo", _("Tidak berubah")),
    "refused": Drawn("mend", _("Perlu diperbaiki")),
    "open": Drawn("waiting", _("Perlu diputuskan")),
    "skip": Drawn("todo", _("Dilewati")),
    "ask": Drawn("waiting", _("Diminta ke instansi lain")),
}
AFTER: Mapping[str, Drawn] = {
    **BEFORE,
    "new": Drawn("done", _("Sudah masuk")),
    "changed": Drawn("done", _("Diperbarui")),
    "open": Drawn("todo", _("Tidak diimpor")),
    "skip": Drawn("todo", _("Tidak diimpor")),
}
UNDONE: Mapping[str, Drawn] = {
    **AFTER,
    "new": Drawn("todo", _("Dikeluarkan lagi")),
    "changed": Drawn("todo", _("Dikembalikan")),
}
LEFT = Drawn("waiting", _("Dibiarkan"))
LEFT_KINDS = frozenset({"used", "changed"})  # of problems that undoing met
FILTERS: Mapping[str, str] = {  # as it stands in an address
    "baru": "new",
    "berubah": "changed",
    "sama": "same",
    "perbaiki": "refused",
    "putuskan": "open",
    "dilewati": "skip",
    "diminta": "ask",
}
FIELDS: Mapping[str, Promise] = {
    **rosters.TITLES,
    "post": _("Jabatan"),
    "agency": _("Instansi"),
    "boss": _("Atasan"),
}


class Told(Struct, frozen=True):
    """A row with what would become of it, or did."""

    number: int
    name: str
    drawn: Drawn
    sentences: tuple[str, ...] = ()
    changes: tuple[tuple[Promise, str, str], ...] = ()


def state_of(row: Any) -> str:
    """One word for a row: what holds it comes before what it would do."""
    if row.verdict == rosters.Verdict.REFUSED or not row.held:
        return str(row.verdict)
    return str(row.held)


def told(row: Any, words: Mapping[str, Drawn]) -> Told:
    sentences = [rosters.said(code, values) for code, values in row.faults]
    open_ones = [one for one in row.conflicts.all() if one.answer in ("", rosters.SKIP)]
    sentences += [rosters.asked(one.kind, one.values) for one in open_ones]
    changes = [
        (FIELDS[name], _value(name, before), _value(name, after))
        for name, (before, after) in row.changes.items()
    ]
    drawn = LEFT if row.problem in LEFT_KINDS else words[state_of(row)]
    return Told(row.number, row.name, drawn, tuple(sentences), tuple(changes))


def _value(name: str, value: str) -> str:
    if name == "kind" and value in EmploymentKind.values:
        return str(EmploymentKind(value).label)
    if name == "phone":
        return phones.shown(value)
    return provinces().get(value, value) if name == "province" else value
