"""What is done for each certificate, in this order: sheet, signature, badge, notice."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django.utils.translation import override
from msgspec import Struct

from kawah.earned.certificates import badge, crests, instruments, sheet
from kawah.earned.certificates.models import READY, Certificate
from kawah.lib import iri
from kawah.people.notices import api as notices

Fields = dict[str, object]
PLACE = "/sertifikat/"  # where a person finds their certificates


class Step(Struct, frozen=True):
    """`make` may be repeated without harm and gives what to store; `tell` happens only with it.

    `moment` is the column that says when the step was done.
    """

    name: str
    moment: str
    make: Callable[[Certificate, datetime], Fields]
    tell: Callable[[Certificate, datetime], None]


def draw(certificate: Certificate, now: datetime) -> Fields:
    """The unsigned sheet, drawn as of the issue: drawn twice it is the same file."""
    path, _digest = store(drawn(certificate))
    return {"draft": path}


def drawn(certificate: Certificate) -> bytes:
    return sheet.render(crests.with_crest(certificate.words), now=certificate.issued_at)


def sign(certificate: Certificate, now: datetime) -> Fields:
    words = certificate.words
    with override(words.language):
        signed = instruments.signer(now=now).sign(
            draft_of(certificate), reason=_("Sertifikat pelatihan"), place=words.place, now=now
        )
    path, digest = store(signed)
    return {"file": path, "sha256": digest}


def award(certificate: Certificate, now: datetime) -> Fields:
    base = settings.IRI_BASE
    enrollment = certificate.enrollment
    taken = f"{enrollment.course.uuid}/{enrollment.version.number}"
    document = badge.credential(
        certificate.words,
        issuer=instruments.issuer(certificate.agency),
        credential_id=iri.thing(base, "certificates", certificate.uuid),
        achievement_id=iri.thing(base, "courses", taken),
        subject_id=iri.thing(base, "people", certificate.person.uuid),
        issued_at=certificate.issued_at,
    )
    return {"badge": document}


def announce(certificate: Certificate, now: datetime) -> None:
    """The last step: the person is told, and the unsigned sheet has served."""
    default_storage.delete(certificate.draft)
    notices.tell(
        certificate.person,
        key=f"certificate:{certificate.uuid}",
        kind=READY,
        values={"course": certificate.words.course_title},
        path=PLACE,
        now=now,
    )


def nothing_to_make(certificate: Certificate, now: datetime) -> Fields:
    return {}


def nothing_to_tell(certificate: Certificate, now: datetime) -> None:
    return None


STEPS = (
    Step("pdf", "rendered_at", draw, nothing_to_tell),
    Step("signature", "signed_at", sign, nothing_to_tell),
    Step("badge", "badged_at", award, nothing_to_tell),
    Step("notice", "told_at", nothing_to_make, announce),
)


def store(content: bytes) -> tuple[str, str]:
    """Keep a file under its own hash, which tells nobody whose it is; its path and its hash.

    A write that was cut short is written anew.
    """
    digest = hashlib.sha256(content).hexdigest()
    path = f"certificates/{digest[:2]}/{digest}.pdf"
    if default_storage.exists(path):
        if default_storage.size(path) == len(content):
            return path, digest
        default_storage.delete(path)
    return default_storage.save(path, ContentFile(content)), digest


def draft_of(certificate: Certificate) -> bytes:
    """The unsigned sheet; one that is gone (a backup may be older than its deletion) is drawn
    anew."""
    if not default_storage.exists(certificate.draft):
        return drawn(certificate)
    return read(certificate.draft)


def read(path: str) -> bytes:
    with default_storage.open(path) as file:
        content: bytes = file.read()
    return content
