"""A supervisor's first screen: who needs help now, and where the whole team stands."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.supervisor import people
from kawah.web.supervisor.claims import DESK
from kawah.web.supervisor.deadlines import dated

BARS = 12


@may(Verb.SUPERVISE)
def home(request: PersonRequest) -> HttpResponse:
    team = people.team_of(request.person, on=request.today)
    bars = people.bars_of(team, on=request.today)
    helped = [one for one in team if one.needs_help]
    context = {
        "team": team,
        "first": helped[0] if helped else None,
        "helped": len(helped),
        "bars": bars[:BARS],
        "more": len(team) - min(len(bars), BARS),
        "year": request.today.year,
        "late": dated(request).late(on=request.today).count(),
        "claims": DESK.waiting(request).count(),
    }
    return render(request, "supervisor/home.html", context)
