"""The conversion rules and yearly targets of learning hours, with how sure their figures are."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.earned.hours.api import Rule, Target
from kawah.people.access.api import Verb
from kawah.people.competencies.api import Status
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

STATES = {Status.VERIFIED: "done", Status.PARTLY: "waiting", Status.UNVERIFIED: "mend"}


@may(Verb.GOVERN)
def rules(request: PersonRequest) -> HttpResponse:
    current = list(Rule.objects.filter(valid_to=None).order_by("delivery_class", "code"))
    shown = request.GET.get("lihat", "")
    rows = [_row(rule) for rule in current if not shown or rule.status == shown]
    targets = Target.objects.filter(valid_to=None).order_by("employment_kind", "period", "pk")
    context = {
        "rows": rows,
        "targets": [_target(one) for one in targets if not shown or one.status == shown],
        "shown": shown,
        "today": request.today,
        "filters": [(status.value, status.label) for status in Status],
        "unsure": sum(rule.status != Status.VERIFIED for rule in current),
    }
    return render(request, "steward/rules.html", context)


def _row(rule: Rule) -> dict[str, object]:
    return {"rule": rule, "state": STATES[Status(rule.status)], "word": rule.get_status_display()}


def _target(one: Target) -> dict[str, object]:
    return {"target": one, "state": STATES[Status(one.status)], "word": one.get_status_display()}
