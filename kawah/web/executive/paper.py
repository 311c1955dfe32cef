"""The page of a head as one sheet of paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from kawah.insight.analytics.api import picture_of
from kawah.people.access.api import Verb
from kawah.web.executive import places
from kawah.web.executive.drawing import draw
from kawah.web.executive.home import claims_within
from kawah.web.executive.places import Place
from kawah.web.executive.shown import shown
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@never_cache
@may(Verb.LEAD)
def home(request: PersonRequest) -> HttpResponse:
    return _sheet(request, places.top(request))


@never_cache
@may(Verb.LEAD)
def agency(request: PersonRequest, agency: UUID) -> HttpResponse:
    return _sheet(request, places.agency(request, agency))


@never_cache
@may(Verb.LEAD)
def unit(request: PersonRequest, unit: int) -> HttpResponse:
    return _sheet(request, places.unit(request, unit))


def _sheet(request: PersonRequest, place: Place) -> HttpResponse:
    """The PDF; while there is nothing to draw, the page that says so."""
    picture = picture_of(place.scope)
    if picture is None or not picture.now.people:
        return redirect("executive:home")
    drawn = draw(
        place.name,
        picture,
        shown(picture),
        claims=claims_within(request, place),
        language=get_language() or "id",
    )
    response = HttpResponse(drawn, content_type="application/pdf")
    name = f"capaian-jp-{slugify(place.name)[:60]}-{picture.day.isoformat()}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
