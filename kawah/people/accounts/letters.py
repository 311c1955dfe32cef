"""The letters that carry a ticket, each in the language of its reader."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from kawah.lib.periods import ZONE_NAMES
from kawah.people.accounts import slips, tickets
from kawah.people.notices import api as notices


def send_all(
    people: Sequence[Any], *, life: timedelta, is_asked: bool = False, now: datetime
) -> None:
    """A ticket and a letter for each, in the caller's transaction."""
    fresh = tickets.issue_all(people, life=life, is_asked=is_asked, now=now)
    for person, code in zip(people, fresh, strict=True):
        _send(person, code, until=now + life, now=now)


def _send(person: Any, code: str, *, until: datetime, now: datetime) -> None:
    with override(person.language):
        subject = _subject(is_new=person.last_login is None)
        body = _body(person, code, until=until)
    key = f"ticket:{tickets.digest_of(code)}"
    notices.send_sealed(person.email, subject=subject, body=body, key=key, now=now)


def _subject(*, is_new: bool) -> str:
    return _("Aktifkan akun Kawah Anda") if is_new else _("Buat kata sandi baru untuk Kawah")


def _body(person: Any, code: str, *, until: datetime) -> str:
    local = localtime(until)
    told = _(
        "%(name)s,\n\n"
        "Buka tautan ini untuk membuat kata sandi akun Kawah Anda:\n%(address)s\n\n"
        "Atau buka %(place)s dan ketik kode %(code)s.\n\n"
        "Tautan ini sekali pakai dan berlaku sampai %(day)s pukul %(time)s %(zone)s. Jangan "
        "teruskan kepada orang lain. Bila Anda tidak memintanya, abaikan surat ini; kata sandi "
        "Anda tidak berubah.\n"
    )
    return told % {
        "name": person.name,
        "address": slips.address_of(code),
        "place": f"{settings.PUBLIC_URL}{slips.PLACE}",
        "code": tickets.show(code),
        "day": date_format(local, "DATE_FORMAT"),
        "time": date_format(local, "TIME_FORMAT"),
        "zone": ZONE_NAMES.get(str(local.tzinfo), ""),
    }
