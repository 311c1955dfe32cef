"""An organizer's first screen: what waits for a check, and honestly what is still to come."""

from datetime import timedelta
from typing import Any

from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.enrollment.api import Batch
from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.web.organizer.annulments import to_decide
from kawah.web.organizer.batches.listing import batches_of
from kawah.web.organizer.claims import DESK
from kawah.web.organizer.duties.reach import duties_of
from kawah.web.organizer.nominations.reach import nominations_of
from kawah.web.organizer.queues import waiting_for
from kawah.web.organizer.recaps.reach import to_accept
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

SOON = timedelta(days=14)


@may(Verb.ORGANIZE)
def home(request: PersonRequest) -> HttpResponse:
    waiting = DESK.waiting(request)
    late = joining.late_in(duties_of(request), on=request.today)
    context = {
        "first": waiting.first(),
        "waiting": waiting.count(),
        "judged": nominations_of(request).filter(stage=joining.Stage.JUDGED).count(),
        "late": sum(late.values()),
        "queued": waiting_for(request).count(),
        "recaps": to_accept(request).count(),
        "annulments": to_decide(request).count(),
        "has_agencies": request.scope.has_agencies,
        **_batches(request),
    }
    return render(request, "organizer/home.html", context)


def _batches(request: PersonRequest) -> dict[str, Any]:
    """What begins soon, what has room, whose certificates wait; the seats are nobody's business
    who takes nobody in."""
    soon = batches_of(request, "akan").filter(starts_on__lte=request.today + SOON)
    figures: dict[str, Any] = {"soon": soon.count()}
    if request.scope.has_agencies:
        seats = batches_of(request, "tempat").aggregate(all=Sum("free"))
        figures |= {"free": seats["all"] or 0, "issue": batches_of(request, "sertifikat").count()}
        figures["oldest"] = _first_to_issue(request) if figures["issue"] else None
    return figures


def _first_to_issue(request: PersonRequest) -> Batch | None:
    return batches_of(request, "sertifikat").order_by("ends_on", "pk").first()
