"""The public check: what stands behind a code, and whether a file is the one that was signed."""

import hashlib
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.earned.certificates import apart, codes, examining, instruments
from kawah.earned.certificates.models import Certificate, Revocation
from kawah.earned.certificates.verdict import Verdict
from kawah.earned.certificates.wording import Wording
from kawah.lib.periods import local_day

State = Literal["valid", "revoked", "replaced"]


class CertificateUnknown(Exception):
    """No certificate has this code, or the text cannot be a code; the message says which."""


class Checked(Struct, frozen=True):
    """What anyone may know of a certificate; of the person only the initials."""

    state: State
    code: str  # as printed
    number: str
    initials: str
    course: str
    jp: Decimal
    agency: str
    completed_on: date
    issued_on: date
    reason: str = ""  # why it was revoked
    revoked_on: date | None = None  # a day where the agency is
    replaced_by_code: str = ""  # as printed
    pdf_sha256: str = ""  # empty until the file is signed


class Examined(Struct, frozen=True):
    """A file's verdict, and the certificate when it is one of this installation."""

    verdict: Verdict
    found: Checked | None = None


def check(code_text: str, *, now: datetime) -> Checked:
    """The certificate behind a code as of `now`. Raises CertificateUnknown."""
    try:
        code = codes.parse(code_text)
    except codes.CodeUnreadable as error:
        raise CertificateUnknown(*error.args) from error
    rows = Certificate.objects.select_related("agency", "revocation", "replaced_by")
    row = rows.filter(code=code).first()
    if row is None:
        raise CertificateUnknown(
            _("Tidak ada sertifikat dengan kode ini. Cocokkan kembali dengan lembar aslinya.")
        )
    return _checked(row, now)


def examine(pdf: bytes, *, now: datetime) -> Examined:
    """What a file's signature says, and which certificate it is. Raises ExaminersBusy.

    A file of which every byte is known was made here; any other is a stranger's until proven ours.
    """
    digest = hashlib.sha256(pdf).hexdigest()
    rows = Certificate.objects.select_related("agency", "revocation", "replaced_by")
    row = rows.filter(sha256=digest).first()
    reader = examining if row else apart
    verdict = reader.verify(pdf, trust=instruments.authorities(), now=now)
    return Examined(verdict, _checked(row, now) if row and verdict.is_valid else None)


def _checked(row: Certificate, now: datetime) -> Checked:
    words: Wording = row.words
    revocation: Revocation | None = getattr(row, "revocation", None)
    successor = row.replaced_by
    # Who was revoked by mistake and has a new one is sent on to it, whatever is said of that.
    is_revoked = revocation is not None and revocation.at <= now and successor is None
    return Checked(
        state="replaced" if successor else "revoked" if is_revoked else "valid",
        code=codes.show(row.code),
        number=row.number,
        initials=initials(words.recipient_name),
        course=words.course_title,
        jp=words.jp,
        agency=words.agency_name,
        completed_on=words.completed_on,
        issued_on=words.issued_on,
        reason=revocation.reason if revocation and is_revoked else "",
        revoked_on=(
            local_day(revocation.at, row.agency.time_zone) if revocation and is_revoked else None
        ),
        replaced_by_code=codes.show(successor.code) if successor else "",
        pdf_sha256=row.sha256,
    )


def initials(name: str) -> str:
    """`Dr. Siti Rahmawati, M.A.P.` gives `S. R.`: titles before and after the name are left out."""
    words = name.partition(",")[0].split()
    own = [word for word in words if not word.endswith(".")] or words
    return " ".join(f"{word[0].upper()}." for word in own)
