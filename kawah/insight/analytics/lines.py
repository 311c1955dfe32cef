"""What an export says of each person: who, where, and how the year's hours stand."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Subquery
from django.utils.translation import gettext as _

from kawah.earned.hours import api as hours
from kawah.insight.analytics.people import post_of
from kawah.learning.enrollment import api as enrollment
from kawah.lib import jp
from kawah.people.directory.api import EmploymentKind, Person

Cell = str | float
LATE, LEARNING, FINISHED, NEW = "late", "learning", "finished", "new"


def headings(year: int) -> list[str]:
    return [
        _("NIP"),
        _("Nama"),
        _("Jenis Pegawai"),
        _("Instansi"),
        _("Unit Kerja"),
        _("Jabatan"),
        _("JP %(year)s") % {"year": year},
        _("Keadaan JP"),
        _("Keadaan belajar"),
    ]


def lines_of(people: "QuerySet[Person]", *, on: date) -> tuple[list[list[Cell]], Sequence[Any]]:
    """A line for each of some people in their order, and the people. Three queries."""
    rows: Any = enrollment.with_state(people, on=on).select_related("agency")
    post = post_of(on).order_by("pk")
    rows = list(
        rows.annotate(
            unit=Subquery(post.values("unit__name")[:1]),
            post=Subquery(post.values("position__name")[:1]),
        )
    )
    tallies = hours.balances(rows, year=on.year)
    risk = hours.risk_by({one.kind for one in rows}, year=on.year, on=on)
    return [_line(one, tallies[one.pk].counted, risk, on) for one in rows], rows


def _line(one: Any, minutes: int, risk: Any, on: date) -> list[Cell]:
    return [
        one.nip or "",
        one.name,
        str(EmploymentKind(one.kind).label),
        one.agency.short_name,
        one.unit or "",
        one.post or "",
        float(Decimal(jp.from_minutes(minutes, on=on))),
        str(risk(one.kind, minutes).label),
        _learning(one.state),
    ]


def _learning(state: str) -> str:
    words = {
        LATE: _("Lewat tanggal"),
        LEARNING: _("Sedang belajar"),
        FINISHED: _("Selesai semua kursusnya"),
        NEW: _("Belum mulai"),
    }
    return words[state]
