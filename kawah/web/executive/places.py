"""What a page is about: all that is led, or an agency or unit of it."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.insight.analytics import api as analytics
from kawah.people.directory.api import Agency, Scope, Unit
from kawah.web.shell.asking import PersonRequest


class Place(Struct, frozen=True):
    """`above` are the words and the address of what it is part of."""

    scope: Scope
    name: str
    paper: str
    above: tuple[str, str] | None = None


def top(request: PersonRequest) -> Place:
    grant = request.grant
    led = (grant.unit or grant.agency) if grant else None
    name = led.name if led else _("Semua instansi")
    return Place(request.scope, name, reverse("executive:home_paper"))


def agency(request: PersonRequest, uuid: UUID) -> Place:
    try:
        found = analytics.agency_in(request.scope, uuid)
    except analytics.OutOfReach as error:
        raise Http404 from error
    paper = reverse("executive:agency_paper", args=[found.uuid])
    scope = analytics.scope_of(request.scope, found)
    return Place(scope, found.name, paper, _above(request, found.parent))


def unit(request: PersonRequest, key: int) -> Place:
    try:
        found = analytics.unit_in(request.scope, key)
    except analytics.OutOfReach as error:
        raise Http404 from error
    paper = reverse("executive:unit_paper", args=[found.pk])
    scope = analytics.scope_of(request.scope, found)
    return Place(scope, found.name, paper, _above(request, found.parent or found.agency))


def _above(request: PersonRequest, over: Agency | Unit | None) -> tuple[str, str]:
    """The page above, as far as it is within reach; the first page otherwise."""
    try:
        if isinstance(over, Agency) and over.path != request.scope.agency_path:
            found = analytics.agency_in(request.scope, over.uuid)
            return found.short_name, reverse("executive:agency", args=[found.uuid])
        if isinstance(over, Unit) and over.path != request.scope.unit_path:
            held = analytics.unit_in(request.scope, over.pk)
            return held.name, reverse("executive:unit", args=[held.pk])
    except analytics.OutOfReach:
        pass
    return _("Beranda pimpinan"), reverse("executive:home")
