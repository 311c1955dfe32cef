"""Everyone of a team with figures and words."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.supervisor import people

HELP = "perlu"


@may(Verb.SUPERVISE)
def team(request: PersonRequest) -> HttpResponse:
    everyone = people.team_of(request.person, on=request.today)
    shown = request.GET.get("lihat", "")
    rows = [one for one in everyone if one.needs_help] if shown == HELP else everyone
    context = {"rows": rows, "shown": shown, "all": len(everyone), "year": request.today.year}
    return render(request, "supervisor/team.html", context)
