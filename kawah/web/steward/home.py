"""A steward's first screen: what is missing, where people and batches stand, what was changed."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.enrollment import api as enrollment
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import missing, people, trail
from kawah.web.steward.batches import batches_of
from kawah.web.steward.reach import agencies_of

BATCHES, CHANGES = 8, 5


@may(Verb.ADMINISTER)
def home(request: PersonRequest) -> HttpResponse:
    agencies = agencies_of(request.scope)
    context = {
        "agency": request.grant.agency if request.grant else None,
        "states": enrollment.states_of(people.employees(agencies), on=request.today),
        "gaps": missing.gaps_of(agencies, on=request.today),
        "batches": batches_of(agencies)[:BATCHES],
        "steps": trail.told(list(trail.changes_in(agencies)[:CHANGES])),
    }
    return render(request, "steward/home.html", context)
