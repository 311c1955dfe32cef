"""What was decided about conflicts, and where to go on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.people.rosters import api as rosters
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rosters import reach


def settled(request: PersonRequest, held: rosters.Roster) -> HttpResponse:
    kind, answer = request.POST.get("jenis", ""), request.POST.get("putusan", "")
    number = request.POST.get("baris", "")
    numbers = [int(number)] if number.isdecimal() and len(number) < 9 else None
    try:
        count = rosters.settle(held, kind, answer, numbers=numbers)
    except rosters.RosterMoved:
        return reach.back(request, held.uuid)
    except rosters.AnswerUnknown:
        messages.warning(request, _("Pilih salah satu putusan yang ditawarkan."))
        return redirect("steward:roster_conflicts", held.uuid)
    told = ngettext("%(count)s baris diputuskan.", "%(count)s baris diputuskan.", count)
    messages.success(request, told % {"count": count})
    left = dict(rosters.open_conflicts(held))
    if not left:
        return redirect("steward:roster", held.uuid)
    query = {"jenis": kind} if kind in left else None
    return redirect(reverse("steward:roster_conflicts", args=[held.uuid], query=query))
