"""A person's certificates, their files, and the words to share one with."""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.earned.certificates import steps
from kawah.earned.certificates.models import Certificate
from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Person


class CertificateNotReady(Exception):
    """The file or badge is still being made."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Sertifikat ini sedang disiapkan; buka lagi beberapa detik lagi.")
        )


def mine(person: Person) -> list[Certificate]:
    """A person's certificates, newest first, without those that were replaced."""
    rows = Certificate.objects.filter(person=person, replaced_by=None).order_by("-issued_at")
    rows = rows.select_related("revocation", "agency", "enrollment__version__course")
    return list(rows.defer("enrollment__version__outline"))


def certificate_of(enrollment: Enrollment) -> Certificate | None:
    """The newest issue for an enrollment."""
    rows = Certificate.objects.filter(enrollment=enrollment).select_related("revocation")
    return rows.order_by("-issue").first()


def pdf_of(certificate: Certificate) -> bytes:
    """The signed file. Raises CertificateNotReady."""
    if certificate.signed_at is None:
        raise CertificateNotReady
    return steps.read(certificate.file)


def badge_of(certificate: Certificate) -> dict[str, Any]:
    """The Open Badges 3.0 credential. Raises CertificateNotReady."""
    if certificate.badge is None:
        raise CertificateNotReady
    document: dict[str, Any] = certificate.badge
    return document


def share_text(certificate: Certificate) -> str:
    """One sentence for a message to friends, with the address of the public check."""
    words = certificate.words
    return _("Saya menuntaskan “%(course)s” (%(jp)s JP). Periksa sertifikatnya di %(url)s") % {
        "course": words.course_title,
        "jp": number_format(words.jp),
        "url": words.verify_url,
    }
