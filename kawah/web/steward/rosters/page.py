"""One file of people: how far it is, what it would change, what came of it."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kawah.people.access.api import Verb
from kawah.people.rosters import api as rosters
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rosters import reach, wording
from kawah.web.steward.rosters.steps import step_of

ON_A_PAGE = 50
NAMED = 12  # new units and posts


@may(Verb.ADMINISTER)
def roster(request: PersonRequest, roster: UUID) -> HttpResponse:
    held = reach.found(request, roster)
    if held.stage == rosters.Stage.READ:
        return redirect("steward:roster_columns", roster)
    if held.is_moving:
        context = {"roster": held, "step": step_of(held)}
        return render(request, "steward/roster_progress.html", context)
    is_judged = held.stage == rosters.Stage.JUDGED
    context = _figures(held, is_judged=is_judged) | _rows(request, held, is_judged=is_judged)
    template = "roster_preview" if is_judged else "roster_result"
    return render(request, f"steward/{template}.html", context)


def _figures(held: rosters.Roster, *, is_judged: bool) -> dict[str, Any]:
    places = rosters.to_open(held) if is_judged else rosters.opened(held)
    return {
        "roster": held,
        "counts": rosters.counts(held),
        "units": places.units[:NAMED],
        "more_units": max(0, len(places.units) - NAMED),
        "positions": places.positions[:NAMED],
        "more_positions": max(0, len(places.positions) - NAMED),
        "remarks": [rosters.remark(code, values) for code, values in held.told],
        "unkept": ", ".join(rosters.unkept(held.meant)),
        "most_marked": rosters.MOST_MARKED,
    }


def _rows(request: PersonRequest, held: rosters.Roster, *, is_judged: bool) -> dict[str, Any]:
    shown, problem = request.GET.get("lihat", ""), request.GET.get("masalah", "")
    rows = _narrowed(held, shown, problem).prefetch_related("conflicts").order_by("number")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    after = wording.UNDONE if held.undone_at else wording.AFTER
    words = wording.BEFORE if is_judged else after
    problems = rosters.kinds_of_problems(held)
    return {
        "page": page,
        "rows": [wording.told(row, words) for row in page],
        "shown": shown,
        "problem": problem,
        "filters": wording.filters(rosters.counts(held), words),
        "problems": [(kind, wording.FIELDS[kind], count) for kind, count in problems],
        "left": sum(count for kind, count in problems if kind in wording.LEFT_KINDS),
    }


def _narrowed(held: rosters.Roster, shown: str, problem: str) -> "QuerySet[Any]":
    rows: QuerySet[Any] = rosters.Row.objects.filter(roster=held)
    name = wording.FILTERS.get(shown, "")
    if problem in wording.FIELDS:
        return rows.filter(problem=problem)
    if name == rosters.Verdict.REFUSED:
        return rows.filter(verdict=name)
    if name in rosters.Verdict.values:
        return rows.filter(verdict=name, held="")
    return rows.filter(held=name).exclude(verdict="refused") if name else rows
