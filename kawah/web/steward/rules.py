"""The conversion rules and yearly targets of learning hours, with how sure their figures are."""

from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from kawah.earned.hours.api import Rule, Target
from kawah.people.access.api import Verb
from kawah.people.competencies.api import Status
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

Row = TypeVar("Row", Rule, Target)
STATES = {Status.VERIFIED: "done", Status.PARTLY: "waiting", Status.UNVERIFIED: "mend"}


@may(Verb.GOVERN)
def rules(request: PersonRequest) -> HttpResponse:
    today, shown = request.today, request.GET.get("lihat", "")
    known = _not_over(Rule.objects.order_by("delivery_class", "code", "valid_from"), on=today)
    targets = _not_over(
        Target.objects.order_by("employment_kind", "period", "exception", "valid_from"), on=today
    )
    context = {
        "rows": [{"rule": one, **said} for one, said in known if _is_shown(one, shown)],
        "targets": [{"target": one, **said} for one, said in targets if _is_shown(one, shown)],
        "shown": shown,
        "today": today,
        "filters": [(status.value, status.label) for status in Status],
        "unsure": sum(
            one.status != Status.VERIFIED and not one.is_planned(on=today) for one, _said in known
        ),
    }
    return render(request, "steward/rules.html", context)


def _not_over(rows: "QuerySet[Row]", *, on: date) -> list[tuple[Row, dict[str, object]]]:
    """What is in force and what is planned, with how sure it is and where it can be changed: in
    the row without end."""
    known = list(rows.filter(Q(valid_to=None) | Q(valid_to__gte=on)))
    open_rows = {one.thing: one.pk for one in known if one.valid_to is None}
    return [
        (
            one,
            {
                "state": STATES[Status(one.status)],
                "word": one.get_status_display(),
                "open": open_rows.get(one.thing),
            },
        )
        for one in known
    ]


def _is_shown(one: Rule | Target, status: str) -> bool:
    return not status or one.status == status
