"""For which agency an organizer works, and what of it is in sight."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from kawah.learning.curriculum.api import Course
from kawah.learning.enrollment.api import Batch
from kawah.people.directory.api import Agency
from kawah.web.shell.asking import PersonRequest


def agency_of(request: PersonRequest) -> Agency:
    """Whose people are enrolled; who looks after no whole agency has none."""
    own = request.grant.agency if request.grant and request.grant.agency else request.person.agency
    if not Agency.objects.visible_to(request.scope).filter(pk=own.pk).exists():
        raise Http404
    return own


def courses_for(agency: Agency) -> "QuerySet[Any]":
    """What its people can begin, told apart by the agency that offers it."""
    rows: QuerySet[Any] = Course.objects.open_to(agency).select_related("agency")
    return rows.order_by("title", "pk")


def batches_for(request: PersonRequest, agency: Agency) -> "QuerySet[Any]":
    """The agency's batches that are not over."""
    rows: QuerySet[Any] = Batch.objects.filter(agency=agency, ends_on__gte=request.today)
    return rows.select_related("version__course").order_by("starts_on", "name", "pk")
