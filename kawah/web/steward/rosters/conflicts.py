"""Deciding about conflicts: one by one, or all of a kind at once."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kawah.people.access.api import Verb
from kawah.people.rosters import api as rosters
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rosters import reach
from kawah.web.steward.rosters.settling import settled

ON_A_PAGE = 25


@may(Verb.ADMINISTER)
def conflicts(request: PersonRequest, roster: UUID) -> HttpResponse:
    held = reach.found(request, roster)
    if held.stage != rosters.Stage.JUDGED:
        return reach.back(request, roster)
    if request.method == "POST":
        return settled(request, held)
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
