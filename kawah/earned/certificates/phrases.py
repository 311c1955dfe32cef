"""The lines of the printed sheet: the wording with labels, dates and numbers in its language."""

from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import override

from kawah.earned.certificates import codes
from kawah.earned.certificates.wording import Signatory, Subject, Teacher, Wording


def phrases(wording: Wording) -> dict[str, Any]:
    """Everything `sheet.typ` prints, by name; it knows no language itself."""
    with override(wording.language):
        return _front(wording) | _proof(wording) | _back(wording)


def _front(wording: Wording) -> dict[str, Any]:
    return {
        "language": wording.language,
        "agency": wording.agency_name,
        "motto": wording.agency_motto,
        "has_crest": bool(wording.agency_crest),
        "crest_alt": _("Lambang %(agency)s") % {"agency": wording.agency_name},
        "title": _("Sertifikat"),
        "number": _("Nomor %(number)s") % {"number": wording.number},
        "given_to": _("Diberikan kepada"),
        "name": wording.recipient_name,
        "post": wording.recipient_post,
        "completed": _("yang telah menuntaskan pelatihan"),
        "course": wording.course_title,
        "able": _("dan terbukti mampu"),
        "able_overleaf": _("dengan kemampuan yang tertulis di halaman berikut"),
        "outcomes": wording.outcomes,
        "jp": _number(wording.jp, wording),
        "jp_unit": "JP",
        "jp_words": _("jam pelajaran"),
        "held": _held(wording),
        "delivery": wording.delivery,
        "teachers": _teachers(wording),
    }


def _proof(wording: Wording) -> dict[str, Any]:
    place, day = wording.place, _day(wording.issued_on, wording)
    return {
        "document_title": _("Sertifikat %(course)s untuk %(name)s")
        % {"course": wording.course_title, "name": wording.recipient_name},
        "signed_at": _("%(place)s, %(day)s") % {"place": place, "day": day} if place else day,
        "signatory": _signatory(wording.signatory),
        "second": _signatory(wording.second) if wording.second else None,
        "signed_words": _("Ditandatangani secara elektronik atas nama"),
        "signer_label": wording.signer_label,
        "check": _("Periksa keaslian"),
        "code": codes.show(wording.code),
        "verify_address": wording.verify_url.partition("://")[2],
        "qr_alt": _("Kode QR menuju halaman pemeriksaan %(url)s") % {"url": wording.verify_url},
    }


def _back(wording: Wording) -> dict[str, Any]:
    return {
        "belongs_to": _("Sertifikat %(name)s, nomor %(number)s")
        % {"name": wording.recipient_name, "number": wording.number},
        "subjects_title": _("Yang dipelajari"),
        "subject_columns": (_("No."), _("Mata pelatihan"), _("Menit")),
        "subjects": [_row(subject, wording) for subject in wording.subjects],
        "total": _("Jumlah"),
        "total_minutes": _number(sum(subject.minutes for subject in wording.subjects), wording),
        "total_jp": _("Jam pelajaran (JP)"),
        "regulations_title": _("Dasar"),
        "regulations": wording.regulations,
        "check_title": _("Keaslian"),
        "check_words": _(
            "Berkas ini ditandatangani secara elektronik; perubahan sekecil apa pun membatalkan "
            "tanda tangannya. Status terbarunya (berlaku, dicabut, atau diganti) tampil setelah "
            "kode QR pada halaman depan dipindai atau alamat ini dibuka:"
        ),
    }


def _teachers(wording: Wording) -> list[dict[str, str]]:
    pair = ((_("Widyaiswara"), wording.trainer), (_("Praktisi"), wording.practitioner))
    return [_teacher(role, teacher) for role, teacher in pair if teacher is not None]


def _teacher(role: str, teacher: Teacher) -> dict[str, str]:
    return {"role": role, "name": teacher.name, "position": teacher.position}


def _signatory(named: Signatory) -> dict[str, str]:
    return {"name": named.name, "position": named.position, "agency": named.agency}


def _row(subject: Subject, wording: Wording) -> dict[str, str]:
    return {
        "title": subject.title,
        "minutes": _number(subject.minutes, wording),
    }


def _held(wording: Wording) -> str:
    first, last = wording.started_on or wording.completed_on, wording.completed_on
    if first == last:
        return _day(last, wording)
    shared = "d MMMM" if first.year == last.year else "d MMMM y"
    if (first.year, first.month) == (last.year, last.month):
        shared = "d"
    start = format_date(first, shared, locale=wording.language)
    return _("%(start)s–%(end)s") % {"start": start, "end": _day(last, wording)}


def _day(day: date, wording: Wording) -> str:
    return format_date(day, "d MMMM y", locale=wording.language)


def _number(value: Decimal | int, wording: Wording) -> str:
    return format_decimal(value, locale=wording.language)
