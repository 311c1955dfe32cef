"""How the list of people is narrowed: by where they stand, by what is missing, by unit and kind."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.insight.analytics.api import Choice
from kawah.people.directory.api import Agency, EmploymentKind, Reach, Scope, Unit

LONGEST = 60


class State(Struct, frozen=True):
    """Where someone stands, as drawn: `name` is the one of `enrollment.States`."""

    name: str
    shape: str
    word: Promise


STATES = {
    "terlambat": State("late", "late", _("Lewat tanggal")),
    "belajar": State("learning", "doing", _("Sedang belajar")),
    "selesai": State("finished", "done", _("Selesai semua kursusnya")),
    "baru": State("new", "todo", _("Belum mulai")),
}
GAPS = {
    "tanpa-jabatan": _("Tanpa jabatan"),
    "tanpa-atasan": _("Tanpa atasan"),
}
LACKS = {"tanpa-jabatan": "post", "tanpa-atasan": "supervisor"}
KINDS = [kind for kind in EmploymentKind if kind != EmploymentKind.NON_ASN]
ORDERS = {"": _("Nama, A sampai Z"), "z": _("Nama, Z sampai A")}
# The words of an address that narrow the list, besides `lihat`.
NARROWED = ("cari", "unit", "jenis", "urut")


def typed_in(sent: Mapping[str, str]) -> str:
    return sent.get("cari", "").strip()[:LONGEST]


def choice_in(sent: Mapping[str, str]) -> Choice:
    """What an address, or a form, asks the list for; what is not understood narrows nothing."""
    shown, unit, kind = sent.get("lihat", ""), sent.get("unit", ""), sent.get("jenis", "")
    return Choice(
        state=STATES[shown].name if shown in STATES else "",
        lacks=LACKS.get(shown, ""),
        name=typed_in(sent),
        unit=int(unit) if unit.isdecimal() and len(unit) < 18 else None,
        kind=kind if kind in KINDS else "",
        is_backwards=sent.get("urut") == "z",
    )


def asked_in(sent: Mapping[str, str]) -> dict[str, str]:
    """The same as the words of an address, without those that say nothing."""
    shown = sent.get("lihat", "")
    asked = {"lihat": shown if shown in STATES or shown in GAPS else "", "cari": typed_in(sent)}
    asked |= {name: sent.get(name, "")[:LONGEST] for name in NARROWED[1:]}
    return {name: value for name, value in asked.items() if value}


def person_in(sent: Mapping[str, str], name: str) -> UUID | None:
    """The person from whom a page goes on."""
    try:
        return UUID(sent.get(name, ""))
    except ValueError:
        return None


def units_of(scope: Scope) -> "QuerySet[Any]":
    """The units that the list can be narrowed to, those of one agency together."""
    rows: QuerySet[Any] = Unit.objects.filter(agency__in=Agency.objects.visible_to(scope))
    if scope.reach == Reach.UNIT:
        rows = Unit.objects.filter(agency__path=scope.agency_path)
        rows = rows.filter(path__startswith=scope.unit_path)
    named: QuerySet[Any] = rows.order_by("agency__short_name", "name", "pk")
    return named.values_list("pk", "name", "agency__short_name", named=True)
