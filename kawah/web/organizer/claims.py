"""Claims that a supervisor has confirmed: seen again, and then counted."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kawah.earned.claims import api
from kawah.earned.claims.api import Claim, ClaimQuerySet, State
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.desk import Desk, Words
from kawah.web.shell.navigation import address

NAMED = 3  # of those who may decide


def seen(request: PersonRequest) -> ClaimQuerySet:
    """The claims of others within one's reach."""
    rows = Claim.objects.visible_to(request.scope, on=request.today)
    return rows.exclude(person=request.person)


def waits(request: PersonRequest) -> ClaimQuerySet:
    """Of these, what a supervisor has confirmed, or nobody is there to confirm."""
    return seen(request).for_organizers(on=request.today)


def accept(claim: Claim, request: PersonRequest) -> None:
    path = address("learner:claims")
    api.accept(claim, by=request.person, path=path, now=request.now)


def besides(request: PersonRequest, claim: Claim) -> dict[str, object]:
    """Whether it is asked to be annulled, or was."""
    rows = list(claim.annulments.select_related("asked_by", "decided_by").order_by("asked_at"))
    is_counted = claim.state == State.ACCEPTED
    asked = next((row for row in rows if row.decided_at is None and is_counted), None)
    is_asker = asked is not None and asked.asked_by_id == request.person.pk
    return {
        "asked": asked,
        "is_asker": is_asker,
        "seconds": _seconds(request, claim) if is_asker else [],
        "may_ask": is_counted,
        "past": [row for row in rows if row.decided_at],
    }


def _seconds(request: PersonRequest, claim: Claim) -> list[Person]:
    """Who may decide what this person asked for, the first ones."""
    others = api.organizing(claim.person.agency, on=request.today)
    return list(others.exclude(pk__in=(request.person.pk, claim.person_id))[:NAMED])


DESK = Desk(
    seen=seen,
    waits=waits,
    approve=accept,
    audience="organizer",
    list_page="organizer/claims.html",
    one_page="organizer/claim.html",
    besides=besides,
    words=Words(
        approve=_("Terima"),
        approve_chosen=_("Terima yang dicentang"),
        sure=ngettext_lazy("Terima %(count)s pengajuan?", "Terima %(count)s pengajuan?", "count"),
        approved=ngettext_lazy(
            "%(count)s pengajuan diterima; JP-nya langsung dihitung.",
            "%(count)s pengajuan diterima; JP-nya langsung dihitung.",
            "count",
        ),
        means=_(
            "Yang diterima langsung dihitung menurut aturan konversi JP; pemiliknya diberi tahu."
        ),
        empty=_("Tidak ada pengajuan yang menunggu. Yang sudah dibenarkan atasan tampil di sini."),
    ),
)


@may(Verb.ORGANIZE)
def claims(request: PersonRequest) -> HttpResponse:
    return DESK.list(request)


@may(Verb.ORGANIZE)
def claim(request: PersonRequest, claim: UUID) -> HttpResponse:
    return DESK.one(request, claim)


@may(Verb.ORGANIZE)
def evidence(request: PersonRequest, claim: UUID) -> HttpResponse:
    return DESK.evidence(request, claim)
