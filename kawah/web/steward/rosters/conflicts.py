"""Deciding about conflicts: one by one, or all of a kind at once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.people.access.api import Verb
from kawah.people.rosters import api as rosters
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rosters import reach

ON_A_PAGE = 25


@may(Verb.ADMINISTER)
def conflicts(request: PersonRequest, roster: UUID) -> HttpResponse:
    held = reach.found(request, roster)
    if held.stage != rosters.Stage.JUDGED:
        return reach.back(request, roster)
    if request.method == "POST":
        return _settled(request, held)
    waiting = rosters.open_conflicts(held)
    kind = request.GET.get("jenis") or (waiting[0][0] if waiting else "")
    if kind not in rosters.CONFLICTS:
        return redirect("steward:roster", roster)
    rows = rosters.Conflict.objects.filter(row__roster=held, kind=kind).select_related("row")
    page = Paginator(rows.order_by("row__number"), ON_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "roster": held,
        "kind": kind,
        "conflict": rosters.CONFLICTS[kind],
        "waiting": [(name, rosters.CONFLICTS[name].title, count) for name, count in waiting],
        "open": dict(waiting).get(kind, 0),
        "page": page,
        "rows": [(one, rosters.asked(kind, one.values), _chosen(one)) for one in page],
    }
    return render(request, "steward/roster_conflicts.html", context)


def _chosen(one: Any) -> Any:
    return rosters.CONFLICTS[one.kind].choices.get(one.answer, "")


def _settled(request: PersonRequest, held: rosters.Roster) -> HttpResponse:
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
