"""Undoing an import, after the question whether this is really meant."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kawah.people.access.api import Verb
from kawah.people.rosters import api as rosters
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rosters import reach


@may(Verb.ADMINISTER)
def undo(request: PersonRequest, roster: UUID) -> HttpResponse:
    held = reach.found(request, roster)
    if held.stage != rosters.Stage.DONE:
        return reach.back(request, roster)
    if request.method != "POST" or "sure" not in request.POST:
        context = {"roster": held, "done": rosters.done_of(held)}
        return render(request, "steward/roster_undo.html", context)
    try:
        rosters.undo(held, by=request.person, now=request.now)
    except rosters.RosterMoved:
        return reach.back(request, roster)
    return redirect("steward:roster", roster)
