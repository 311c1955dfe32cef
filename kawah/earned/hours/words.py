"""The fixed words of learning hours: how a form is valued, what caps it, why a minute counts."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DeliveryClass(TextChoices):
    CLASSICAL = "classical", _("Klasikal")
    NON_CLASSICAL = "non_classical", _("Nonklasikal")


class Basis(TextChoices):
    """What the figure of a form is given for; a form without basis has no figure yet."""

    UNKNOWN = "", _("Belum ada angka")
    PROGRAM = "programme", _("JP program")
    PER_DAY = "per_day", _("per hari")
    PER_SESSION = "per_session", _("per sesi")
    PER_ACTIVITY = "per_activity", _("per kegiatan")
    PER_ASSIGNMENT = "per_assignment", _("per penugasan")


class CapUnit(TextChoices):
    NONE = "", _("Tanpa batas")
    JP_PER_DAY = "jp_per_day", _("JP per hari")
    SESSIONS_PER_MONTH = "sessions_per_month", _("sesi per bulan")


class Period(TextChoices):
    CALENDAR_YEAR = "calendar_year", _("tahun kalender")
    CONTRACT_YEAR = "contract_year", _("tahun kontrak")


class Evidence(TextChoices):
    """What shows that an act of this form took place."""

    NONE = "", _("Belum ditentukan")
    COMPLETION = "completion", _("Penyelesaian kegiatan yang tercatat")
    CERTIFICATE = "certificate", _("Sertifikat atau surat keterangan")
    ATTENDANCE = "attendance", _("Daftar hadir")
    SESSION_LOG = "session_log", _("Catatan sesi yang disetujui kedua pihak")
    ASSIGNMENT_LETTER = "assignment_letter", _("Surat tugas dan laporan")
    REPORT = "report", _("Laporan proses dan sumber belajar")


class Approver(TextChoices):
    """Whose word a claim of this form needs; nobody's when the platform saw the act itself."""

    NOBODY = "", _("Tidak perlu persetujuan")
    ORGANIZER = "organizer", _("Penyelenggara")
    SUPERVISOR = "supervisor", _("Atasan langsung")
    STEWARD = "steward", _("Admin instansi")


class Reason(StrEnum):
    """Why a line's minutes count, or do not; the sentences are in reasons.py."""

    COUNTED = "counted"
    RELEASED = "released"
    TOO_FAST = "too_fast"
    NOT_VOUCHED = "not_vouched"
    NO_FIGURE = "no_figure"
    REPEATED = "repeated"
    OTHER_YEAR = "other_year"
    OVER_VALUE = "over_value"
    OVER_MONTH = "over_month"
    OVER_DAY = "over_day"
    ANNULLED = "annulled"
    MERGED = "merged"


# What may still count: the others of these lines' minutes are not made good by themselves.
OPEN_REASONS = frozenset({Reason.TOO_FAST, Reason.NOT_VOUCHED, Reason.NO_FIGURE})


class Risk(TextChoices):
    """How a person stands towards the yearly minimum, the most urgent first."""

    AT_RISK = "at_risk", _("Perlu dibantu sekarang")
    BEHIND = "behind", _("Perlu dipercepat")
    ON_TRACK = "on_track", _("Sesuai jalur")
    MET = "met", _("Terpenuhi")
    NO_TARGET = "no_target", _("Tanpa target")
