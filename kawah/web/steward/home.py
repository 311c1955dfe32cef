"""A steward's first screen: what is missing, where people and batches stand, what was changed."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.enrollment import api as enrollment
from kawah.people.access.api import Verb, awaiting_decision
from kawah.people.accounts.api import open_problems
from kawah.people.doubles.api import awaiting_mergers
from kawah.web.shell import telling
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import missing, people, trail

BATCHES, CHANGES = 8, 5


@may(Verb.ADMINISTER)
def home(request: PersonRequest) -> HttpResponse:
    scope, today = request.scope, request.today
    context = {
        "agency": request.grant.agency if request.grant else None,
        "states": enrollment.states_of(people.employees(scope, on=today), on=today),
        "gaps": missing.gaps_of(scope, on=today),
        "approvals": _approvals(request),
        "problems": open_problems(scope, on=today).count(),
        "batches": enrollment.Batch.objects.visible_to(scope, on=today).with_progress()[:BATCHES],
        "steps": telling.told(list(trail.changes_in(scope, on=today)[:CHANGES])),
    }
    return render(request, "steward/home.html", context)


def _approvals(request: PersonRequest) -> int:
    """What waits for this person, in one query."""
    asks = (awaiting_decision, awaiting_mergers)
    roles, mergers = (ask(request.person, grants=request.grants) for ask in asks)
    keys = mergers.order_by().values_list("uuid")
    count: int = roles.order_by().values_list("uuid").union(keys, all=True).count()
    return count
