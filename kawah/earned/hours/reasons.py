"""Why a line counts or does not, and what its owner can do, in the reader's language."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.earned.hours.ledger import Line
from kawah.earned.hours.regulation import Rule
from kawah.earned.hours.settlement import Verdict
from kawah.earned.hours.words import Basis, Reason

WHOLE: Mapping[Reason, Promise] = {
    Reason.COUNTED: _(
        "Dihitung karena kegiatan ini selesai pada %(day)s dan diakui sebagai %(form)s."
    ),
    Reason.RELEASED: _(
        "Dihitung karena Anda lulus “%(assessment)s”, meskipun kegiatan ini selesai lebih cepat"
        " daripada waktu bacanya."
    ),
}
PARTLY: Mapping[Reason, Promise] = {
    Reason.REPEATED: _(
        "Dihitung %(counted)s dari %(claimed)s menit karena selebihnya sudah dihitung dari kegiatan"
        " yang sama pada tahun %(year)s."
    ),
    Reason.OVER_DAY: _(
        "Dihitung %(counted)s dari %(claimed)s menit karena %(form)s dibatasi %(cap)s JP per hari,"
        " dan batas untuk %(day)s sudah tercapai."
    ),
}
NOT: Mapping[Reason, Promise] = {
    Reason.TOO_FAST: _(
        "Belum dihitung karena kegiatan ini dipelajari %(spent)s; membacanya saja perlu"
        " sedikitnya %(reading)s."
    ),
    Reason.NOT_VOUCHED: _(
        "Belum dihitung karena kegiatan ini dipelajari %(spent)s; membacanya saja perlu"
        " sedikitnya %(reading)s, dan tidak ada asesmen sesudahnya yang dapat memastikannya."
    ),
    Reason.NO_FIGURE: _(
        "Belum dihitung karena belum ada angka konversi JP untuk %(form)s pada %(day)s."
    ),
    Reason.REPEATED: _(
        "Tidak dihitung lagi karena kegiatan yang sama tercatat pada baris lain tahun %(year)s."
    ),
    Reason.OTHER_YEAR: _(
        "Tidak dihitung pada tahun %(year)s karena kegiatan ini dipelajari %(spent)s; sesudah"
        " dibaca dengan tenang, kegiatan ini dihitung pada tahun lain."
    ),
    Reason.ANNULLED: _(
        "Tidak dihitung karena pengajuan atau rekap instansi yang memuat pelatihan ini sudah"
        " dibatalkan."
    ),
    Reason.OVER_MONTH: _(
        "Tidak dihitung karena %(form)s dibatasi %(cap)s sesi per bulan, dan batas untuk %(month)s"
        " sudah tercapai."
    ),
    Reason.MERGED: _(
        "Tidak dihitung di sini karena catatan ini digabung ke catatan lain milik orang yang sama;"
        " baris ini dihitung di sana."
    ),
    Reason.OVER_DAY: _(
        "Tidak dihitung karena %(form)s dibatasi %(cap)s JP per hari, dan batas untuk %(day)s"
        " sudah tercapai."
    ),
}
VALUE_PARTLY: Mapping[str, Promise] = {
    Basis.PER_DAY: _(
        "Dihitung %(counted)s dari %(claimed)s menit karena %(form)s bernilai paling banyak"
        " %(value)s JP per hari."
    ),
    Basis.PER_SESSION: _(
        "Dihitung %(counted)s dari %(claimed)s menit karena %(form)s bernilai paling banyak"
        " %(value)s JP per sesi."
    ),
    Basis.PER_ASSIGNMENT: _(
        "Dihitung %(counted)s dari %(claimed)s menit karena %(form)s bernilai paling banyak"
        " %(value)s JP per penugasan."
    ),
    Basis.PER_ACTIVITY: _(
        "Dihitung %(counted)s dari %(claimed)s menit karena %(form)s bernilai paling banyak"
        " %(value)s JP per kegiatan."
    ),
}
VALUE_USED_UP = _(
    "Tidak dihitung karena nilai %(form)s, paling banyak %(value)s JP, sudah tercapai dari kegiatan"
    " lain pada %(day)s."
)
ADVICE: Mapping[Reason, Promise] = {
    Reason.TOO_FAST: _(
        "Yang bisa Anda lakukan: lulus “%(assessment)s”. Begitu Anda lulus, menit ini langsung"
        " dihitung."
    ),
    Reason.NOT_VOUCHED: _(
        "Yang bisa Anda lakukan: buka lagi kegiatan ini, baca dengan tenang, lalu tekan “Saya sudah"
        " membaca lagi”. Begitu waktu bacanya cukup, menitnya langsung dihitung."
    ),
    Reason.NO_FIGURE: _(
        "Anda tidak perlu mengulang: begitu admin nasional menetapkan angkanya, menit ini dihitung"
        " dengan sendirinya."
    ),
    Reason.REPEATED: _(
        "Yang bisa Anda lakukan: pilih kegiatan yang belum pernah Anda selesaikan tahun ini."
    ),
    Reason.OTHER_YEAR: _("Yang bisa Anda lakukan: lihat barisnya pada JP tahun itu."),
    Reason.ANNULLED: _(
        "Alasannya ada di halaman pengajuannya. Bila pelatihannya benar Anda ikuti, ajukan dengan"
        " buktinya di halaman JP."
    ),
    Reason.MERGED: _("Yang bisa Anda lakukan: masuk dengan akun yang lain; barisnya ada di sana."),
    Reason.OVER_VALUE: _("Yang bisa Anda lakukan: tambah JP dari bentuk atau kegiatan lain."),
    Reason.OVER_MONTH: _(
        "Menit ini tidak menyusul kemudian. Jadwalkan sesi berikutnya pada bulan lain."
    ),
    Reason.OVER_DAY: _(
        "Menit ini tidak menyusul kemudian. Lain kali, bagilah kegiatan ke beberapa hari, atau"
        " pilih bentuk pengembangan lain."
    ),
}
UNKNOWN_FORM = _("bentuk %(code)s")
SECONDS = _("%(count)s detik")
MINUTES = _("%(count)s menit")
BOTH = _("%(minutes)s menit %(seconds)s detik")


class Explanation(Struct, frozen=True):
    """`advice` is empty when nothing is left to do."""

    because: str
    advice: str


def explain(line: Line, verdict: Verdict, *, rule: Rule | None) -> Explanation:
    """The sentences of one line; `rule` is the one in force on its day."""
    words = _words(line, verdict, rule)
    advice = ADVICE.get(verdict.reason)
    return Explanation(
        because=str(_template(verdict, rule)) % words,
        advice=str(advice) % words if advice else "",
    )


def too_fast(*, seconds: int, reading_seconds: int, assessment: str) -> Explanation:
    """The sentences of an activity done in less than its reading time, before the ledger is asked;
    `assessment` is the one that vouches for it, or empty."""
    reason = Reason.TOO_FAST if assessment else Reason.NOT_VOUCHED
    words = {
        "spent": _duration(seconds),
        "reading": _duration(reading_seconds),
        "assessment": assessment,
    }
    return Explanation(because=str(NOT[reason]) % words, advice=str(ADVICE[reason]) % words)


def _template(verdict: Verdict, rule: Rule | None) -> Promise:
    if verdict.reason in WHOLE:
        return WHOLE[verdict.reason]
    if verdict.reason == Reason.OVER_VALUE:
        partly = VALUE_PARTLY.get(rule.basis) if rule else None
        return partly if partly and verdict.minutes else VALUE_USED_UP
    if verdict.minutes and verdict.reason in PARTLY:
        return PARTLY[verdict.reason]
    return NOT[verdict.reason]


def _words(line: Line, verdict: Verdict, rule: Rule | None) -> dict[str, Any]:
    return {
        "day": _day(line.local_day),
        "month": formats.date_format(line.local_day, "F Y"),
        "year": str(line.year),
        "form": rule.form if rule else str(UNKNOWN_FORM) % {"code": line.form},
        "assessment": line.assessment,
        "claimed": formats.number_format(line.claimed),
        "counted": formats.number_format(verdict.minutes),
        "spent": _duration(line.seconds),
        "reading": _duration(line.reading_seconds),
        "cap": _figure(rule.cap_value) if rule else "",
        "value": _figure(rule.jp_national) if rule else "",
    }


def _day(day: date) -> str:
    return formats.date_format(day, "j F Y")


def _duration(length: int) -> str:
    """Minutes and seconds, so that two lengths that differ read differently."""
    minutes, seconds = divmod(length, 60)
    if not minutes:
        return str(SECONDS) % {"count": seconds}
    if not seconds:
        return str(MINUTES) % {"count": minutes}
    return str(BOTH) % {"minutes": minutes, "seconds": seconds}


def _figure(value: Decimal | None) -> str:
    return "" if value is None else formats.number_format(value.normalize() + 0)
