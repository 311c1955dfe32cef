"""Entering a person into the directory."""

from collections.abc import Sequence
from datetime import date, datetime
from secrets import token_urlsafe
from uuid import UUID

from django.contrib.auth.hashers import (
    UNUSABLE_PASSWORD_PREFIX,
    UNUSABLE_PASSWORD_SUFFIX_LENGTH,
)
from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kawah.lib import nip
from kawah.lib.inserting import insert_all
from kawah.lib.periods import local_day
from kawah.people.directory.kinds import EmploymentKind
from kawah.people.directory.organization import Agency
from kawah.people.directory.persons import Person
from kawah.records import api as records

NIP_FAULTS: dict[str, Promise] = {
    "length": _("NIP harus 18 angka."),
    "birth_date": _("Delapan angka pertama NIP bukan tanggal lahir yang mungkin."),
    "appointment_year": _("Angka 9-12 NIP bukan tahun pengangkatan yang mungkin."),
    "appointment_month": _("Angka 13-14 NIP seorang PNS harus bulan 01 sampai 12."),
    "sex": _("Angka ke-15 NIP harus 1 atau 2."),
    "missing": _("Pegawai ASN harus punya NIP."),
}


class PersonRefused(Exception):
    """The person cannot be entered; `sentence` says why."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def checked_nip(text: str, *, kind: EmploymentKind, today: date) -> str | None:
    """The 18 digits, or None for who is not a civil servant. Raises PersonRefused."""
    if kind == EmploymentKind.NON_ASN and not text.strip():
        return None
    if not text.strip():
        raise PersonRefused(NIP_FAULTS["missing"])
    try:
        return nip.parse(text, is_contract=kind.is_contract, today=today).digits
    except nip.NipUnusable as error:
        raise PersonRefused(NIP_FAULTS[error.fault]) from error


def enlist(
    name: str,
    *,
    kind: EmploymentKind,
    agency: Agency,
    now: datetime,
    by: UUID | None = None,
    nip_text: str = "",
    email: str | None = None,
    rank_grade: str = "",
) -> Person:
    """Enter a person who cannot sign in yet, and note who did. Raises PersonRefused."""
    today = local_day(now, agency.time_zone)
    person = Person(
        name=name.strip(),
        kind=kind,
        agency=agency,
        nip=checked_nip(nip_text, kind=kind, today=today),
        email=email.strip().lower() if email else None,
        rank_grade=rank_grade,
    )
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.save(force_insert=True)
            records.note_all([_entry(person, by=by, now=now)])
    except IntegrityError as error:
        raise PersonRefused(_("NIP atau surel ini sudah dipakai orang lain.")) from error
    return person


@transaction.atomic
def enlist_all(people: Sequence[Person], *, now: datetime, by: UUID | None = None) -> None:
    """Enter many whose numbers were checked, as `enlist` does one; each `agency` is at hand.

    Raises IntegrityError, and enters nobody, when a number or an address is taken.
    """
    for person in people:
        person.password = _unusable()
    insert_all(people, known_by="uuid")
    records.note_all([_entry(person, by=by, now=now) for person in people])


def _unusable() -> str:
    """As `set_unusable_password` writes one, whose letters are drawn one by one."""
    return UNUSABLE_PASSWORD_PREFIX + token_urlsafe(UNUSABLE_PASSWORD_SUFFIX_LENGTH * 3 // 4)


def _entry(person: Person, *, by: UUID | None, now: datetime) -> records.Noted:
    return records.Noted(
        verb="person.enlisted",
        subject=f"person/{person.uuid}",
        by=by,
        at=now,
        agency=person.agency.code,
        after={"kind": str(person.kind), "rank_grade": person.rank_grade},
    )
