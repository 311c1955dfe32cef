"""What one's people learned elsewhere: the supervisor says whether it was so."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kawah.earned.claims import api
from kawah.earned.claims.api import Claim, State
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.desk import Desk, Words


def seen(request: PersonRequest) -> "QuerySet[Claim]":
    return Claim.objects.of_team(request.person, on=request.today)


def waits(request: PersonRequest) -> "QuerySet[Claim]":
    return seen(request).filter(state=State.SENT)


def confirm(claim: Claim, request: PersonRequest) -> None:
    api.confirm(claim, by=request.person, now=request.now)


DESK = Desk(
    seen=seen,
    waits=waits,
    approve=confirm,
    audience="supervisor",
    words=Words(
        approve=_("Benarkan"),
        approve_chosen=_("Benarkan yang dicentang"),
        sure=ngettext_lazy(
            "Benarkan %(count)s pengajuan?", "Benarkan %(count)s pengajuan?", "count"
        ),
        approved=ngettext_lazy(
            "%(count)s pengajuan dibenarkan dan diteruskan kepada penyelenggara.",
            "%(count)s pengajuan dibenarkan dan diteruskan kepada penyelenggara.",
            "count",
        ),
        means=_(
            "Dengan ini Anda menyatakan bahwa pelatihannya benar diikuti. Penyelenggara"
            " memeriksanya sekali lagi sebelum dihitung."
        ),
        empty=_("Tidak ada pengajuan dari tim Anda yang menunggu."),
    ),
)


@may(Verb.SUPERVISE)
def claims(request: PersonRequest) -> HttpResponse:
    return DESK.list(request)


@may(Verb.SUPERVISE)
def claim(request: PersonRequest, claim: UUID) -> HttpResponse:
    return DESK.one(request, claim)


@may(Verb.SUPERVISE)
def evidence(request: PersonRequest, claim: UUID) -> HttpResponse:
    return DESK.evidence(request, claim)
