"""One recap: how far it is, what it would do, what came of it."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kawah.earned.recaps import api as recaps
from kawah.people.access.api import Verb
from kawah.people.rosters.api import MOST_MARKED, remark
from kawah.web.organizer.recaps import reach, wording
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.drawn import filters

ON_A_PAGE = 50
NAMED = 3  # of those who may accept


@may(Verb.ORGANIZE)
def recap(request: PersonRequest, recap: UUID) -> HttpResponse:
    held = reach.found(request, recap)
    if held.stage == recaps.Stage.READ:
        return _unread(request, held)
    counts = recaps.counts(held)
    if held.is_moving:
        context = {
            "recap": held,
            "title": wording.TITLES[held.stage],
            "done": _done(held, counts),
        }
        return render(request, "organizer/recap_progress.html", context)
    context = {
        "recap": held,
        "counts": counts,
        "people": recaps.people_in(held),
        "is_own": held.by_id == request.person.pk,
        "seconds": list(recaps.second_people(held, on=request.today)[:NAMED]),
        "remarks": [remark(code, values) for code, values in held.told],
        "most_marked": MOST_MARKED,
        **_rows(request, held, counts),
    }
    template = "recap_preview" if held.stage == recaps.Stage.JUDGED else "recap_result"
    return render(request, f"organizer/{template}.html", context)


def _unread(request: PersonRequest, held: recaps.Recap) -> HttpResponse:
    """Whoever handed it in says what its columns mean; others wait for that."""
    if held.by_id == request.person.pk:
        return redirect("organizer:recap_columns", held.uuid)
    return render(request, "organizer/recap_unread.html", {"recap": held})


def _done(held: recaps.Recap, counts: recaps.Counts) -> int:
    """How many rows this stage has done."""
    if held.stage == recaps.Stage.JUDGING:
        return held.total * held.place // max(1, held.pieces)
    left = counts.ready if held.stage == recaps.Stage.ENTERING else counts.counted
    return held.total - left


def _rows(request: PersonRequest, held: recaps.Recap, counts: recaps.Counts) -> dict[str, Any]:
    shown, problem = request.GET.get("lihat", ""), request.GET.get("masalah", "")
    rows = recaps.Row.objects.filter(recap=held).order_by("number")
    if problem in recaps.TITLES:
        rows = rows.filter(state=recaps.State.REFUSED, problem=problem)
    elif shown in wording.FILTERS:
        rows = rows.filter(state=wording.FILTERS[shown])
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    problems = recaps.kinds_of_problems(held)
    return {
        "page": page,
        "rows": [wording.told(row) for row in page],
        "shown": shown,
        "problem": problem,
        "filters": filters(counts, wording.FILTERS, wording.STATES),
        "problems": [(kind, recaps.TITLES[kind], count) for kind, count in problems],
    }
