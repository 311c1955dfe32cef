"""A rule in words, and where its people stand as it is drawn: a shape and a word."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from msgspec import Struct

from kawah.learning.joining import api as joining
from kawah.lib import periods
from kawah.web.shell import written
from kawah.web.shell.drawn import Drawn

STANDINGS: Mapping[str, Drawn] = {
    "late": Drawn("late", gettext_lazy("Lewat tanggal")),
    "grace": Drawn("waiting", gettext_lazy("Masa tenggang")),
    "left": Drawn("mend", gettext_lazy("Keluar sendiri")),
    "todo": Drawn("todo", gettext_lazy("Belum mulai")),
    "learning": Drawn("doing", gettext_lazy("Sedang belajar")),
    "blocked": Drawn("waiting", gettext_lazy("Belum didaftarkan")),
    "exempt": Drawn("todo", gettext_lazy("Dibebaskan")),
    "done": Drawn("done", gettext_lazy("Selesai")),
}
FILTERS: Mapping[str, str] = {  # as it stands in an address
    "lewat": "late",
    "tenggang": "grace",
    "keluar": "left",
    "belum": "todo",
    "belajar": "learning",
    "tertahan": "blocked",
    "bebas": "exempt",
    "selesai": "done",
}


def audience(duty: joining.Duty) -> str:
    """Whom it means."""
    words = [
        str(duty.get_position_kind_display()) if duty.position_kind else "",
        str(duty.get_grade_display()) if duty.grade else "",
        str(duty.get_kind_display()) if duty.kind else "",
        duty.unit.name if duty.unit else "",
    ]
    return " · ".join(word for word in words if word) or _("Semua pegawai")


def due(duty: joining.Duty) -> str:
    """By when, with the days of grace."""
    if duty.due_on is not None:
        told = _("paling lambat %(day)s") % {"day": written.day(duty.due_on)}
    elif duty.due_days is not None:
        days = ngettext(
            "%(count)s hari sejak termasuk aturan ini",
            "%(count)s hari sejak termasuk aturan ini",
            duty.due_days,
        )
        told = days % {"count": duty.due_days}
    else:
        return _("tanpa tenggat")
    if not duty.grace_days:
        return told
    grace = ngettext(
        "%(due)s, dengan masa tenggang %(count)s hari",
        "%(due)s, dengan masa tenggang %(count)s hari",
        duty.grace_days,
    )
    return grace % {"due": told, "count": duty.grace_days}


def validity(duty: joining.Duty) -> str:
    if duty.valid_months is None:
        return _("cukup sekali")
    told = ngettext(
        "berlaku %(count)s bulan, lalu diulang",
        "berlaku %(count)s bulan, lalu diulang",
        duty.valid_months,
    )
    return told % {"count": duty.valid_months}


def filters(standings: joining.Standings) -> list[tuple[str, Promise, int]]:
    """Where somebody stands, with how many."""
    found = [(key, STANDINGS[n].word, getattr(standings, n)) for key, n in FILTERS.items()]
    return [one for one in found if one[2]]


class Told(Struct, frozen=True):
    """One person of a rule."""

    row: Any
    drawn: Drawn
    day: str


def told(row: Any, duty: joining.Duty, *, on: date) -> Told:
    return Told(row, STANDINGS[row.standing], _day(row, duty))


def _day(row: Any, duty: joining.Duty) -> str:
    """The day that matters now."""
    held = row.enrollment
    if row.standing == "exempt":
        return _("sampai %(day)s") % {"day": written.day(row.exempt_until)}
    if row.standing == "done":
        day = periods.local_day(held.completed_at, duty.agency.time_zone)
        if duty.valid_months is None:
            return str(written.day(day))
        end = joining.valid_until(day, duty.valid_months)
        return _("berlaku sampai %(day)s") % {"day": written.day(end)}
    if held is None:
        return _("prasyaratnya belum selesai, atau kursusnya ditutup")
    if row.standing == "grace":
        return _("diberi waktu sampai %(day)s") % {"day": written.day(held.spared_until)}
    return _("tenggat %(day)s") % {"day": written.day(held.due_on)} if held.due_on else ""
