"""A steward's first screen: what is missing, where people and batches stand, what was changed."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.enrollment.api import Batch
from kawah.people.access.api import Verb
from kawah.people.directory.api import Agency
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import people, trail
from kawah.web.steward.reach import agencies_of

BATCHES, CHANGES = 8, 5


@may(Verb.ADMINISTER)
def home(request: PersonRequest) -> HttpResponse:
    agencies = agencies_of(request.scope)
    context = {
        "agency": request.grant.agency if request.grant else None,
        "states": people.states_of(agencies, on=request.today),
        "gaps": people.gaps_of(agencies, on=request.today),
        "batches": _batches(agencies, on=request.today)[:BATCHES],
        "steps": trail.told(list(trail.changes_in(agencies)[:CHANGES])),
    }
    return render(request, "steward/home.html", context)


def _batches(agencies: "QuerySet[Agency]", *, on: date) -> "QuerySet[Batch]":
    """Batches that have begun, the one ending last first."""
    there = Q(enrollments__is_open=True)
    rows = Batch.objects.filter(agency__in=agencies, starts_on__lte=on).annotate(
        learners=Count("enrollments", filter=there),
        done=Count("enrollments", filter=there & Q(enrollments__completed_at__isnull=False)),
    )
    return rows.select_related("version__course", "agency").order_by("-ends_on", "pk")
