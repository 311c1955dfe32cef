"""The fixed words of the civil service: kinds of employee, of post, of grade (glossary)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EmploymentKind(TextChoices):
    PNS = "PNS", _("PNS")
    CPNS = "CPNS", _("CPNS")
    PPPK = "PPPK", _("PPPK")
    PPPK_PART_TIME = "PPPK_PART_TIME", _("PPPK paruh waktu")
    NON_ASN = "NON_ASN", _("Bukan ASN")

    @property
    def is_contract(self) -> bool:
        """Digits 13-14 of a contract employee's number are not a month."""
        return self in (EmploymentKind.PPPK, EmploymentKind.PPPK_PART_TIME)


class AgencyTier(TextChoices):
    CENTRAL = "CENTRAL", _("Instansi pusat")
    REGIONAL = "REGIONAL", _("Instansi daerah")


class RemoteClass(TextChoices):
    """How hard a place is to reach; the list of left-behind regencies is dated reference data."""

    NONE = "NONE", _("Bukan daerah terpencil")
    REMOTE = "REMOTE", _("Daerah terpencil")
    LEFT_BEHIND = "LEFT_BEHIND", _("Daerah tertinggal")


class PositionKind(TextChoices):
    JPT_UTAMA = "JPT_UTAMA", _("JPT Utama")
    JPT_MADYA = "JPT_MADYA", _("JPT Madya")
    JPT_PRATAMA = "JPT_PRATAMA", _("JPT Pratama")
    ADMINISTRATOR = "ADMINISTRATOR", _("Administrator")
    SUPERVISOR = "SUPERVISOR", _("Pengawas")
    PELAKSANA = "PELAKSANA", _("Pelaksana")
    FUNCTIONAL = "FUNCTIONAL", _("Jabatan fungsional")
    OUTSIDE = "OUTSIDE", _("Jabatan di luar ASN")

    @property
    def group(self) -> str:
        """The group of posts that the professionalism index reckons with (ip_asn.csv)."""
        if self == PositionKind.OUTSIDE:
            return ""
        if self == PositionKind.FUNCTIONAL:
            return "functional"
        return "implementing" if self == PositionKind.PELAKSANA else "structural"


class FunctionalGrade(TextChoices):
    NONE = "", _("Tanpa jenjang")
    FIRST = "AHLI_PERTAMA", _("Ahli Pertama")
    YOUNG = "AHLI_MUDA", _("Ahli Muda")
    MIDDLE = "AHLI_MADYA", _("Ahli Madya")
    PRINCIPAL = "AHLI_UTAMA", _("Ahli Utama")
    BEGINNER = "PEMULA", _("Pemula")
    SKILLED = "TERAMPIL", _("Terampil")
    PROFICIENT = "MAHIR", _("Mahir")
    OVERSEER = "PENYELIA", _("Penyelia")


class TimeZone(TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class AppointmentKind(TextChoices):
    DEFINITIVE = "DEFINITIVE", _("Definitif")
    ACTING = "ACTING", _("Pelaksana tugas")
