"""Batches that people wait for a seat in, and in which order."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.enrollment.api import Batch, Waiting, WaitingQuerySet
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 50


def waiting_for(request: PersonRequest) -> WaitingQuerySet:
    """Who waits in batches that one sees, the oldest batch first, each queue in its order."""
    batches = Batch.objects.visible_to(request.scope, on=request.today)
    seen = Person.objects.visible_to(request.scope, on=request.today)
    return Waiting.objects.open().filter(batch__in=batches, person__in=seen)


@may(Verb.ORGANIZE)
def queues(request: PersonRequest) -> HttpResponse:
    rows = waiting_for(request).with_place().select_related("person", "batch__version")
    ordered = rows.order_by("batch__starts_on", "batch", "pk")
    page = Paginator(ordered, ON_A_PAGE).get_page(request.GET.get("halaman"))
    batches = _batches({row.batch_id for row in page})
    groups: dict[int, list[Any]] = {}
    for row in page:
        groups.setdefault(row.batch_id, []).append(row)
    shown = [(batches[key], group) for key, group in groups.items()]
    context = {"page": page, "groups": shown, "here": "queues"}
    return render(request, "organizer/queues.html", context)


def _batches(keys: set[int]) -> dict[int, Any]:
    taken = Count("enrollments", filter=Q(enrollments__is_open=True))
    rows = Batch.objects.filter(pk__in=keys).annotate(taken=taken)
    return {row.pk: row for row in rows.select_related("version")}
