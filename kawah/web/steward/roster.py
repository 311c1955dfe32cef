"""The people of an agency one by one, as far as a filter and a name let them through."""

from datetime import date
from typing import Any

from django.db.models import Exists, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.learning.enrollment import api as enrollment
from kawah.people.directory.api import Scope
from kawah.web.steward import missing, people


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


def roster(scope: Scope, *, on: date, shown: str = "", name: str = "") -> "QuerySet[Any]":
    """Who is let through, with unit and state, in the order of names."""
    rows: QuerySet[Any] = enrollment.with_state(people.employees(scope, on=on), on=on)
    if shown in STATES:
        rows = rows.filter(state=STATES[shown].name)
    if shown == "tanpa-jabatan":
        rows = rows.filter(~Exists(missing.post_of(on)))
    if shown == "tanpa-atasan":
        rows = rows.filter(~Exists(missing.supervisor_of(on)))
    if name:
        rows = rows.filter(name__icontains=name)
    unit = missing.post_of(on).order_by("pk").values("unit__name")[:1]
    named: QuerySet[Any] = rows.annotate(unit=Subquery(unit)).order_by("name", "pk")
    return named
