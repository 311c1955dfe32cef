"""One rule: whom it means, and where they stand."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.web.organizer.duties import reach, wording
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 50


def _is_beginning(duty: joining.Duty, standings: joining.Standings, *, now: datetime) -> bool:
    """Whether the worker has people to enroll, as far as one can see."""
    is_due = duty.ended_at is None and duty.look_at is not None and duty.look_at <= now
    return is_due and (standings.blocked > 0 or standings.everyone == 0)


@may(Verb.ORGANIZE)
def duty(request: PersonRequest, duty: UUID) -> HttpResponse:
    held = reach.found(request, duty)
    standings = joining.standings(held, on=request.today)
    shown = request.GET.get("lihat", "")
    rows: Any = joining.Bound.objects.in_force().filter(duty=held)
    rows = rows.with_standing(on=request.today).select_related("person", "enrollment")
    if shown in wording.FILTERS:
        rows = rows.filter(standing=wording.FILTERS[shown])
    order = (F("enrollment__due_on").asc(nulls_last=True), "person__name", "pk")
    page = Paginator(rows.order_by(*order), ON_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "duty": held,
        "standings": standings,
        "audience": wording.audience(held),
        "due": wording.due(held),
        "validity": wording.validity(held),
        "is_beginning": _is_beginning(held, standings, now=request.now),
        "shown": shown,
        "filters": wording.filters(standings),
        "page": page,
        "rows": [wording.told(row, held, on=request.today) for row in page],
    }
    return render(request, "organizer/duty.html", context)
