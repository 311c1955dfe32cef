"""All batches of an agency, whether they run, are over or are still to begin."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.enrollment.api import Batch
from kawah.people.access.api import Verb
from kawah.people.directory.api import Scope
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 25


@may(Verb.ADMINISTER)
def batches(request: PersonRequest) -> HttpResponse:
    rows = batches_of(request.scope, on=request.today)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "steward/batches.html", {"batches": page.object_list, "page": page})


def batches_of(scope: Scope, *, on: date) -> "QuerySet[Batch]":
    """With how many learn and how many have finished, the one ending last first."""
    there = Q(enrollments__is_open=True)
    rows = Batch.objects.visible_to(scope, on=on).annotate(
        learners=Count("enrollments", filter=there),
        done=Count("enrollments", filter=there & Q(enrollments__completed_at__isnull=False)),
    )
    return rows.select_related("version__course", "agency").order_by("-ends_on", "pk")
