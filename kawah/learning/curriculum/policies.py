"""Policy: how much each finding of the resep check weighs, from when on, and measured by what."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.learning.curriculum.resep import LATER, REFERENCE, Weight
from kawah.lib import succession, tables
from kawah.lib.succession import Successive

# What each finding demands, as one says it.
DEMANDS: dict[str, Promise] = {
    "outcome_taught": _("Setiap hasil belajar diajarkan widyaiswara"),
    "outcome_practised": _("Setiap hasil belajar dilatih dengan umpan balik"),
    "outcome_assessed": _("Setiap hasil belajar diukur butir soal ujian"),
    "main_outcome_practitioner": _("Hasil utama punya kasus atau sesi praktisi"),
    "teaching_pair": _("Pengajarnya sepasang: widyaiswara dan praktisi"),
    "impact_named": _("Perubahan di tempat kerja, ukuran, dan waktunya tertulis"),
    "reviewed_recently": _("Materi baru ditelaah"),
    "no_repealed_regulation": _("Tidak mengutip peraturan yang sudah dicabut"),
    "known_regulation": _("Setiap peraturan yang dikutip ada di daftar kursus"),
    "offline_budget": _("Paket tanpa jaringan cukup ringan"),
    "media_has_text": _("Gambar, suara, dan video punya teks pengganti"),
    "draws_satisfied": _("Bank soal memuat cukup soal"),
    "essays_marked": _("Soal uraian punya penilai"),
    "essays_decide": _("Soal uraian yang menjadi bukti punya nilai lulus"),
    "minutes_justified": _("Menit yang disebut tidak jauh di atas isinya"),
    "minutes_plausible": _("Menit yang disebut mendekati isinya"),
    "whole_jp": _("Menitnya genap dalam JP"),
}


class Severity(TextChoices):
    ERROR = "error", _("Kesalahan: menahan penerbitan")
    WARNING = "warning", _("Peringatan: tidak menahan")
    OFF = "off", _("Mati: tidak diperiksa")
    LATER = LATER, _("Menunggu bagian lain Kawah")


class Terms(Struct, frozen=True):
    """All of a policy that the national admin may change."""

    severity: str
    limit: Decimal | None
    waiver_days: int | None
    regulation: str
    source: str


class PolicyQuerySet(models.QuerySet["Policy"]):
    def in_force(self, *, on: date) -> "PolicyQuerySet":
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)


class Policy(Successive, models.Model):
    """How much one finding weighs between two days, both included."""

    code = models.CharField(max_length=40)
    severity = models.CharField(max_length=8, choices=Severity)
    limit = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    unit = models.CharField(max_length=24, blank=True)
    waiver_days = models.PositiveSmallIntegerField(null=True)
    regulation = models.CharField(max_length=160, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)

    objects = PolicyQuerySet.as_manager()
    THING = ("code",)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="policy_opens_once_a_day"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_to=None), name="one_policy_without_end"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="policy_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return str(DEMANDS.get(self.code, self.code))

    @property
    def terms(self) -> Terms:
        return Terms(**{name: getattr(self, name) for name in Terms.__struct_fields__})


def weights_on(on: date) -> list[Weight]:
    """How the check weighs its findings on a day, in the order of its table; one query.

    What the database does not know weighs as the table says.
    """
    held = {row.code: row for row in Policy.objects.in_force(on=on)}
    listed = tables.in_force(tables.rows(REFERENCE), on=on)
    return [_weight(held.get(row["code"]), row) for row in listed]


def _weight(held: Policy | None, row: Mapping[str, str]) -> Weight:
    if held is None:
        limit, days = float(row["limit"] or 0), int(row["waiver_days"] or 0)
        return Weight(row["code"], row["severity"], limit, days)
    return Weight(held.code, held.severity, float(held.limit or 0), held.waiver_days or 0)


def listed_on(on: date) -> list[Weight]:
    """The same as the table has it, without any change."""
    return [_weight(None, row) for row in tables.in_force(tables.rows(REFERENCE), on=on)]


def load() -> None:
    """Bring in what the table says and the database does not know yet."""
    rows = [_row(row) for row in tables.rows(REFERENCE)]
    succession.take_in(rows, known=Policy.objects.all(), key=lambda one: one.code)


def _row(row: Mapping[str, str]) -> Policy:
    opens = tables.opening_day(row["valid_from"])
    if opens is None:
        raise ValueError("valid_from")
    return Policy(
        code=row["code"],
        severity=row["severity"],
        limit=Decimal(row["limit"]) if row["limit"] else None,
        unit=row["unit"],
        waiver_days=int(row["waiver_days"]) if row["waiver_days"] else None,
        valid_from=opens,
        valid_to=tables.closing_day(row["valid_to"]),
        source=row["source"],
    )


def changeable(*, on: date) -> Iterable[Policy]:
    """The rows in force or planned of what may be weighed otherwise, in the order of the check."""
    rows = Policy.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), code__in=DEMANDS)
    order = {code: place for place, code in enumerate(DEMANDS)}
    return sorted(rows, key=lambda row: (order[row.code], row.valid_from))
