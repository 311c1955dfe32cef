"""The dated tables of reference data: what stands in them, from when until when, how sure it is."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct

from kawah.earned.hours.api import Rule, Target
from kawah.learning.curriculum.api import Policy, policies
from kawah.lib import jp, tables
from kawah.people.competencies.api import Competency, Standard, Status
from kawah.people.directory.api import FunctionalGrade, PositionKind, TimeZone, province_rows
from kawah.web.steward.nation.resep_words import weight_in_words


class Figure(Struct, frozen=True):
    """One row: `rule` and `target` are for how their figures are drawn, `value` for all others."""

    name: str
    valid_from: date | None
    valid_to: date | None
    status: str
    regulation: str
    value: str = ""
    rule: Any = None
    target: Any = None
    place: str = ""  # where it is changed

    def holds(self, on: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or self.valid_to >= on)

    @property
    def word(self) -> str:
        return str(Status(self.status).label) if self.status in Status.values else ""


class Table(Struct, frozen=True):
    title: Promise
    told: Promise
    rows: Callable[[], Iterable[Figure]]
    place: str = ""  # the URL name of where it is changed
    adds: str = ""  # the URL name of where a row is added
    is_changed_by_row: bool = False


def _rules() -> Iterable[Figure]:
    for row in Rule.objects.order_by("code", "valid_from"):
        yield _dated(row, f"{row.form} ({row.code})", rule=row)


def _targets() -> Iterable[Figure]:
    for row in Target.objects.order_by("employment_kind", "period", "exception", "valid_from"):
        name = row.get_employment_kind_display()
        yield _dated(row, f"{name}, {row.exception}" if row.exception else name, target=row)


def _competencies() -> Iterable[Figure]:
    rows = list(Competency.objects.filter(agency=None).order_by("kind", "name", "valid_from"))
    places = _places(rows, "steward:competency")
    for row in rows:
        words = {"kind": row.get_kind_display(), "count": row.level_count}
        told = _("%(kind)s, %(count)s tingkat") % words
        yield _dated(row, row.name, value=told, place=places.get(row.thing, ""))


def _standards() -> Iterable[Figure]:
    found = Standard.objects.filter(position=None, competency__agency=None)
    ordered = found.order_by("kind", "grade", "competency__name", "valid_from")
    rows = list(ordered.select_related("competency"))
    places = _places(rows, "steward:standard")
    for row in rows:
        post = str(PositionKind(row.kind).label) if row.kind else ""
        grade = f" {FunctionalGrade(row.grade).label}" if row.grade else ""
        name = f"{post}{grade}: {row.competency.name}"
        told = _("tingkat %(level)s") % {"level": row.level}
        yield _dated(row, name, value=told, place=places.get(row.thing, ""))


def _resep() -> Iterable[Figure]:
    order = list(policies.DEMANDS)
    found = Policy.objects.filter(code__in=order).order_by("valid_from")
    rows = sorted(found, key=lambda row: order.index(row.code))
    places = _places(rows, "steward:policy")
    for row in rows:
        yield Figure(
            name=str(row),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            status="",
            regulation=row.regulation or row.source,
            value=weight_in_words(row),
            place=places.get(row.thing, ""),
        )


def _places(rows: Iterable[Any], name: str) -> dict[Any, str]:
    """Where each thing is changed: at its row without end."""
    return {row.thing: reverse(name, args=[row.pk]) for row in rows if row.valid_to is None}


def _learning_hour() -> Iterable[Figure]:
    for row in tables.rows(jp.REFERENCE):
        minutes = _("%(count)s menit") % {"count": row["minutes_per_jp"]}
        yield _listed(row, _("Satu jam pelajaran"), value=minutes)


def _provinces() -> Iterable[Figure]:
    for row in province_rows():
        zone = str(TimeZone(row["time_zone"]).label)
        yield _listed(row, f"{row['name']} ({row['code']})", value=zone)


def _dated(row: Any, name: str, **shown: Any) -> Figure:
    return Figure(name, row.valid_from, row.valid_to, row.status, row.regulation, **shown)


def _listed(row: dict[str, str], name: str, *, value: str) -> Figure:
    begins = tables.opening_day(row["valid_from"])
    ends = tables.closing_day(row["valid_to"])
    return Figure(name, begins, ends, row["status"], row["regulation"], value=value)


TABLES: dict[str, Table] = {
    "konversi-jp": Table(
        gettext_lazy("Konversi JP"),
        gettext_lazy("Berapa JP nilai setiap bentuk pengembangan, dan batasnya."),
        _rules,
        "steward:rules",
    ),
    "target-jp": Table(
        gettext_lazy("Target JP setahun"),
        gettext_lazy("Berapa JP diminta setahun dari setiap jenis pegawai."),
        _targets,
        "steward:rules",
    ),
    "jam-pelajaran": Table(
        gettext_lazy("Panjang satu JP"),
        gettext_lazy("Berapa menit satu jam pelajaran."),
        _learning_hour,
    ),
    "kompetensi": Table(
        gettext_lazy("Kamus kompetensi"),
        gettext_lazy("Kompetensi nasional; instansi dapat menambah kompetensi teknisnya sendiri."),
        _competencies,
        adds="steward:new_competency",
        is_changed_by_row=True,
    ),
    "standar-jabatan": Table(
        gettext_lazy("Standar kompetensi jabatan"),
        gettext_lazy("Tingkat yang diminta dari setiap jenis jabatan."),
        _standards,
        adds="steward:new_standard",
        is_changed_by_row=True,
    ),
    "resep": Table(
        gettext_lazy("Syarat mutu kursus (resep)"),
        gettext_lazy("Temuan mana menahan penerbitan kursus, dan mana hanya mengingatkan."),
        _resep,
        is_changed_by_row=True,
    ),
    "provinsi": Table(
        gettext_lazy("Provinsi"),
        gettext_lazy("Kode provinsi dan zona waktunya."),
        _provinces,
    ),
}
