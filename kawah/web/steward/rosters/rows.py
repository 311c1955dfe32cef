"""The rows of a file one by one, as far as a filter lets them through."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

from kawah.people.rosters import api as rosters
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.drawn import filters
from kawah.web.steward.rosters import wording

ON_A_PAGE = 50


def rows_of(request: PersonRequest, held: rosters.Roster, *, is_judged: bool) -> dict[str, Any]:
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
        "filters": filters(rosters.counts(held), wording.FILTERS, words),
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
