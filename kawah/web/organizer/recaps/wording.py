"""Stages of a recap and states of its rows as they are drawn: a shape and a word."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.earned.recaps import api as recaps
from kawah.people.directory.api import Person
from kawah.web.shell import written
from kawah.web.shell.drawn import Drawn

STAGES: Mapping[str, Drawn] = {
    "read": Drawn("waiting", _("Menunggu arti kolom")),
    "judging": Drawn("doing", _("Sedang diperiksa")),
    "judged": Drawn("waiting", _("Menunggu persetujuan Anda")),
    "entering": Drawn("doing", _("Sedang dihitung")),
    "done": Drawn("done", _("Selesai dihitung")),
    "undoing": Drawn("doing", _("Sedang dibatalkan")),
    "undone": Drawn("todo", _("Dibatalkan")),
}
WAITS_FOR_OTHERS = Drawn("waiting", _("Menunggu orang kedua"))
TITLES: Mapping[str, Promise] = {
    "judging": _("Berkas sedang diperiksa"),
    "entering": _("JP sedang dihitung"),
    "undoing": _("Rekap sedang dibatalkan"),
}
STATES: Mapping[str, Drawn] = {
    "ready": Drawn("doing", _("Siap dihitung")),
    "same": Drawn("todo", _("Sudah ada")),
    "refused": Drawn("mend", _("Perlu diperbaiki")),
    "counted": Drawn("done", _("Dihitung")),
    "back": Drawn("todo", _("Ditarik lagi")),
}
FILTERS: Mapping[str, str] = {  # as it stands in an address
    "siap": "ready",
    "dihitung": "counted",
    "perbaiki": "refused",
    "sama": "same",
    "ditarik": "back",
}


def stage_of(recap: recaps.Recap, *, reader: Person) -> Drawn:
    """Whoever handed a file in waits for somebody else."""
    if recap.stage == recaps.Stage.JUDGED and recap.by_id == reader.pk:
        return WAITS_FOR_OTHERS
    return STAGES[recap.stage]


class Told(Struct, frozen=True):
    number: int
    name: str
    title: str
    jp: str
    drawn: Drawn
    sentences: tuple[str, ...]


def told(row: Any) -> Told:
    said = row.said
    return Told(
        number=row.number,
        name=row.name,
        title=said.get("title", ""),
        jp=written.hours(said["minutes"], on=date.fromisoformat(said["last_day"])) if said else "",
        drawn=STATES[row.state],
        sentences=tuple(recaps.said(code, values) for code, values in row.faults),
    )
