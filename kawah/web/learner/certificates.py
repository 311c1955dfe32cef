"""My certificates: to fetch, and to show to others."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from msgspec import Struct

from kawah.earned.certificates import api as earned
from kawah.earned.certificates.api import Certificate
from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.people.notices import api as notices
from kawah.web.learner.counted import Counted, counted
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

WHATSAPP = "https://wa.me/?"


class Card(Struct, frozen=True):
    certificate: Certificate
    course: str
    language: str  # of the course
    address: str  # of the public check
    whatsapp: str
    is_ready: bool
    revoked_because: str
    counted: Counted | None
    valid_until: date | None


@may(Verb.LEARN)
def certificates(request: PersonRequest) -> HttpResponse:
    rows = earned.mine(request.person)
    short = counted(request.person, [row for row in rows if not hasattr(row, "revocation")])
    zone = request.person.agency.time_zone
    ends = joining.validities_of([row.enrollment for row in rows], zone=zone)
    cards = [_card(row, short.get(row.pk), ends.get(row.enrollment_id)) for row in rows]
    notices.mark_read(request.person, kind=earned.READY, now=request.now)
    context = {
        "cards": cards,
        "is_waiting": any(not card.is_ready for card in cards),
        "awaiting": earned.awaiting(request.person),
    }
    return render(request, "learner/certificates.html", context)


def _card(row: Certificate, short: Counted | None, ends: date | None) -> Card:
    revocation = getattr(row, "revocation", None)
    return Card(
        certificate=row,
        course=row.words.course_title,
        language=row.enrollment.version.language,
        address=row.words.verify_url,
        whatsapp=WHATSAPP + urlencode({"text": earned.share_text(row)}),
        is_ready=row.signed_at is not None,
        revoked_because=revocation.reason if revocation else "",
        counted=short,
        valid_until=ends,
    )


def _mine(person: Person, key: UUID) -> Certificate:
    row: Certificate | None = Certificate.objects.filter(person=person, uuid=key).first()
    if row is None:
        raise Http404
    return row


@may(Verb.LEARN)
def pdf(request: PersonRequest, certificate: UUID) -> HttpResponse:
    """The signed file."""
    row = _mine(request.person, certificate)
    try:
        content = earned.pdf_of(row)
    except earned.CertificateNotReady as waiting:
        raise Http404 from waiting
    return _file(content, row, kind="application/pdf", ending="pdf")


@may(Verb.LEARN)
def badge(request: PersonRequest, certificate: UUID) -> HttpResponse:
    """The same as an Open Badges 3.0 credential."""
    row = _mine(request.person, certificate)
    try:
        content = msgspec.json.encode(earned.badge_of(row))
    except earned.CertificateNotReady as waiting:
        raise Http404 from waiting
    return _file(content, row, kind="application/vc+ld+json", ending="json")


def _file(content: bytes, row: Certificate, *, kind: str, ending: str) -> HttpResponse:
    name = f"sertifikat-{slugify(row.number.replace('/', '-'))}.{ending}"
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "Cache-Control": "private, no-cache",
    }
    return HttpResponse(content, content_type=kind, headers=headers)
