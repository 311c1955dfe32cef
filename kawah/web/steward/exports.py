"""Taking the list of people away as a file: ordering it, seeing how far it is, fetching it."""

from collections.abc import Iterator
from typing import cast
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from kawah.insight.analytics import api as analytics
from kawah.insight.analytics.api import Export
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import roster

AT_ONCE = 64 * 1024
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@may(Verb.ADMINISTER)
def exports(request: PersonRequest) -> HttpResponse:
    key, form = roster.person_in(request.POST, "key"), request.POST.get("form", "")
    if key is None or form not in analytics.WRITERS:
        return redirect("steward:staff")
    agency = request.grant.agency if request.grant and request.scope.has_agencies else None
    choice = roster.choice_in(request.POST)
    try:
        made = analytics.order_export(
            key,
            request.scope,
            choice,
            form=form,
            agency=agency,
            by=request.person,
            now=request.now,
        )
    except Export.DoesNotExist as error:
        raise Http404 from error
    return redirect("steward:export", made.uuid)


@may(Verb.ADMINISTER)
def export(request: PersonRequest, export: UUID) -> HttpResponse:
    return render(request, "steward/export.html", {"export": _found(request, export)})


@never_cache
@may(Verb.ADMINISTER)
def file(request: PersonRequest, export: UUID) -> HttpResponse:
    return _sent(_found(request, export))


def _found(request: PersonRequest, key: UUID) -> Export:
    return get_object_or_404(Export.objects.visible_to(request.scope), uuid=key)


def _sent(export: Export) -> HttpResponse:
    """The file, bit by bit. Not finished yet, or deleted by now: it is not there."""
    if not export.file or not default_storage.exists(export.file):
        raise Http404
    answer = StreamingHttpResponse(_bits_of(export.file), content_type=TYPES[export.form])
    answer["Content-Length"] = str(default_storage.size(export.file))
    name = f"pegawai-{export.day.isoformat()}.{export.form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return cast("HttpResponse", answer)


def _bits_of(path: str) -> Iterator[bytes]:
    """Opened only once somebody reads."""
    with default_storage.open(path) as file:
        while bit := file.read(AT_ONCE):
            yield bit
