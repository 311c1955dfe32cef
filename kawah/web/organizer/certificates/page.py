"""One certificate: whether it holds, and what became of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from kawah.earned.certificates.api import Certificate, show_code
from kawah.people.access.api import Verb
from kawah.records.api import Change
from kawah.web.organizer.certificates.listing import issued_within, within
from kawah.web.organizer.certificates.state import REPLACED, REVOKED, state_of
from kawah.web.shell import telling
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.ORGANIZE)
def certificate(request: PersonRequest, certificate: UUID) -> HttpResponse:
    found = get_object_or_404(within(request), uuid=certificate)
    state = state_of(found)
    context = {
        "certificate": found,
        "words": found.words,
        "code": show_code(found.code),
        "state": state,
        "is_ours": issued_within(request).filter(pk=found.pk).exists(),
        "is_in_force": state not in (REVOKED, REPLACED),
        "is_revoked": state == REVOKED,
        "replaces": found.replaces.first(),
        "steps": _history_of(found),
    }
    return render(request, "organizer/certificate.html", context)


def _history_of(certificate: Certificate) -> list[telling.Step]:
    """What became of it, the latest first; it begins with being issued."""
    changes = Change.objects.filter(subject=f"certificate/{certificate.uuid}").order_by(
        "-at", "-pk"
    )
    issued = telling.Step(
        what=_("Diterbitkan"),
        whom=certificate.words.recipient_name,
        who=certificate.agency.name,
        at=certificate.issued_at,
        why="",
    )
    return [*telling.in_detail(list(changes)), issued]
