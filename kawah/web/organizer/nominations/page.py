"""One file: how far it is, what it would do, what came of it."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.people.rosters.api import MOST_MARKED, remark
from kawah.web.organizer.nominations import reach, wording
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.drawn import filters

ON_A_PAGE = 50


@may(Verb.ORGANIZE)
def nomination(request: PersonRequest, nomination: UUID) -> HttpResponse:
    held = reach.found(request, nomination)
    if held.stage == joining.Stage.READ:
        return redirect("organizer:nomination_columns", nomination)
    counts = joining.counts(held)
    if held.is_moving:
        context = {
            "nomination": held,
            "title": wording.TITLES[held.stage],
            "done": _done(held, counts),
        }
        return render(request, "organizer/nomination_progress.html", context)
    is_judged = held.stage == joining.Stage.JUDGED
    context = {
        "nomination": held,
        "counts": counts,
        "will_wait": joining.will_wait(held, counts.ready) if is_judged else 0,
        "remarks": [remark(code, values) for code, values in held.told],
        "most_marked": MOST_MARKED,
        **_rows(request, held, counts),
    }
    template = "nomination_preview" if is_judged else "nomination_result"
    return render(request, f"organizer/{template}.html", context)


def _done(held: joining.Nomination, counts: joining.Counts) -> int:
    """How many rows this stage has done."""
    if held.stage == joining.Stage.JUDGING:
        return held.total * held.place // max(1, held.pieces)
    left = counts.ready if held.stage == joining.Stage.ENTERING else counts.settled
    return held.total - left


def _rows(
    request: PersonRequest, held: joining.Nomination, counts: joining.Counts
) -> dict[str, Any]:
    shown, problem = request.GET.get("lihat", ""), request.GET.get("masalah", "")
    rows = joining.Nominee.objects.filter(nomination=held).order_by("number")
    if problem in joining.TITLES:
        rows = rows.filter(state=joining.State.REFUSED, problem=problem)
    elif shown in wording.FILTERS:
        rows = rows.filter(state=wording.FILTERS[shown])
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    problems = joining.kinds_of_problems(held)
    return {
        "page": page,
        "rows": [wording.told(row) for row in page],
        "shown": shown,
        "problem": problem,
        "filters": filters(counts, wording.FILTERS, wording.STATES),
        "problems": [(kind, joining.TITLES[kind], count) for kind, count in problems],
    }
