"""Taking a certificate back, or replacing one whose words were wrong."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kawah.earned.certificates import issuing
from kawah.earned.certificates.composing import terms_of
from kawah.earned.certificates.models import REVOKED, Certificate, Revocation
from kawah.earned.certificates.steps import PLACE
from kawah.earned.certificates.wording import PERSONAL_NUMBER, PersonalNumberFound
from kawah.learning.enrollment.api import Enrollment
from kawah.people.competencies import api as competencies
from kawah.people.notices import api as notices
from kawah.records import api as records


class CertificateNotInForce(Exception):
    """The certificate was revoked or replaced before."""

    def __init__(self) -> None:
        super().__init__(
            _("Sertifikat ini sudah dicabut atau diganti; pilih sertifikat yang masih berlaku.")
        )


class ReasonMissing(ValueError):
    """Nobody could tell later why the certificate was taken back."""

    def __init__(self) -> None:
        super().__init__(_("Tuliskan alasannya dalam satu kalimat."))


@transaction.atomic
def revoke(certificate: Certificate, *, by: UUID | None, reason: str, now: datetime) -> Revocation:
    """Take a certificate back for good, and with it the levels it attested.

    Raises CertificateNotInForce, ReasonMissing, PersonalNumberFound.
    """
    row, why = _in_force(certificate), _stated(reason)
    revocation = Revocation.objects.create(certificate=row, at=now, by=by, reason=why)
    levels = competencies.withdraw(issuing.attested(row.enrollment), by=by, reason=why, now=now)
    after: dict[str, object] = {"state": "revoked", "levels_withdrawn": levels}
    _note(row, "certificate.revoked", by=by, why=why, now=now, after=after)
    notices.tell(
        row.person,
        key=f"certificate-revoked:{row.uuid}",
        kind=REVOKED,
        values={"course": row.words.course_title, "reason": why},
        path=PLACE,
        now=now,
    )
    return revocation


@transaction.atomic
def reissue(
    certificate: Certificate, *, by: UUID | None, reason: str, now: datetime
) -> Certificate:
    """Issue anew with today's name and post, a new code and number; the old one is replaced. One
    that was revoked by mistake is made good like this, and its levels are attested again.

    Raises CertificateNotInForce, ReasonMissing, PersonalNumberFound.
    """
    row, why = _unreplaced(certificate), _stated(reason)
    enrollment = Enrollment.objects.select_related(*issuing.RELATED).get(pk=row.enrollment_id)
    made = issuing.enter(
        enrollment,
        terms_of(enrollment.version),
        statement=uuid5(row.uuid, "reissue"),
        completed_on=row.words.completed_on,
        now=now,
        number_of_issue=row.issue + 1,
    )
    if made is None:  # somebody was faster
        raise CertificateNotInForce
    Certificate.objects.filter(pk=row.pk).update(replaced_by=made)
    _note(row, "certificate.reissued", by=by, why=why, now=now, after={"number": made.number})
    return made


def _in_force(certificate: Certificate) -> Certificate:
    row = _unreplaced(certificate)
    if Revocation.objects.filter(certificate=row).exists():
        raise CertificateNotInForce
    return row


def _unreplaced(certificate: Certificate) -> Certificate:
    rows = Certificate.objects.select_related("person", "agency").select_for_update(of=("self",))
    row = rows.get(pk=certificate.pk)
    if row.replaced_by_id:
        raise CertificateNotInForce
    return row


def _stated(reason: str) -> str:
    why = " ".join(reason.split())
    if not why:
        raise ReasonMissing
    if PERSONAL_NUMBER.search(why):  # the public check shows it
        raise PersonalNumberFound("reason")
    return why


def _note(
    row: Certificate,
    verb: str,
    *,
    by: UUID | None,
    why: str,
    now: datetime,
    after: dict[str, object],
) -> None:
    records.note(
        verb=verb,
        subject=f"certificate/{row.uuid}",
        by=by,
        now=now,
        agency=row.agency.code,
        before={"number": row.number},
        after=after,
        why=why,
    )
