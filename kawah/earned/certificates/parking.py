"""Certificates whose signer gave no answer: they may be signed, so nobody signs them again before a
human has looked there."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kawah.earned.certificates import examining, instruments, steps
from kawah.earned.certificates.models import Certificate
from kawah.records import api as records


class NotParked(Exception):
    """No human is asked for: the certificate is under way, or finished."""


class NotTheSigned(ValueError):
    """The file is not this certificate's sheet with a signature that is trusted here."""


def park(pk: int, error: Exception, *, now: datetime) -> None:
    Certificate.objects.filter(pk=pk).update(parked_at=now, error=words_of(error))


def parked() -> QuerySet[Certificate]:
    """Those that wait for a human, the longest first."""
    return Certificate.objects.waiting().exclude(parked_at=None).order_by("parked_at", "pk")


def words_of(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:2000]


@transaction.atomic
def sign_again(certificate: Certificate, *, by: UUID | None, why: str, now: datetime) -> None:
    """Let the worker sign it, because somebody saw that it was not signed. Raises NotParked."""
    row = _held(certificate)
    _go_on(row, {"attempts": 0, "retry_at": None})
    _note(row, "certificate.signed_again", by=by, why=why, now=now)


@transaction.atomic
def take_signed(
    certificate: Certificate, pdf: bytes, *, by: UUID | None, why: str, now: datetime
) -> None:
    """Keep the file that was found signed. Raises NotParked, NotTheSigned."""
    row = _held(certificate)
    verdict = examining.verify(pdf, trust=instruments.authorities(), now=now)
    if not verdict.is_valid or not pdf.startswith(steps.draft_of(row)):
        raise NotTheSigned
    path, digest = steps.store(pdf)
    _go_on(row, {"file": path, "sha256": digest, "signed_at": now})
    _note(row, "certificate.signature_found", by=by, why=why, now=now)


def _held(certificate: Certificate) -> Certificate:
    row = parked().select_related("agency").select_for_update(of=("self",))
    found = row.filter(pk=certificate.pk).first()
    if found is None:
        raise NotParked
    return found


def _go_on(row: Certificate, fields: steps.Fields) -> None:
    Certificate.objects.filter(pk=row.pk).update(**{**fields, "parked_at": None, "error": ""})
    transaction.on_commit(records.ring)


def _note(row: Certificate, verb: str, *, by: UUID | None, why: str, now: datetime) -> None:
    records.note(
        verb=verb,
        subject=f"certificate/{row.uuid}",
        by=by,
        now=now,
        agency=row.agency.code,
        after={"number": row.number},
        why=why,
    )
