"""An organizer's first screen: what waits for a check, and honestly what is still to come."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.web.organizer.claims import DESK
from kawah.web.organizer.duties.reach import duties_of
from kawah.web.organizer.nominations.reach import nominations_of
from kawah.web.organizer.queues import waiting_for
from kawah.web.organizer.recaps.reach import to_accept
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


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
        "has_agencies": request.scope.has_agencies,
    }
    return render(request, "organizer/home.html", context)
