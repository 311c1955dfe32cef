"""A head's first screen: whether people reach their learning hours, where not, and what changed."""

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import render

from kawah.earned.claims.api import WAITING, Claim
from kawah.insight.analytics.api import picture_of
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person, Reach
from kawah.web.executive import places
from kawah.web.executive.places import Place
from kawah.web.executive.shown import shown
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.LEAD)
def home(request: PersonRequest) -> HttpResponse:
    return _page(request, places.top(request))


@may(Verb.LEAD)
def agency(request: PersonRequest, agency: UUID) -> HttpResponse:
    return _page(request, places.agency(request, agency))


@may(Verb.LEAD)
def unit(request: PersonRequest, unit: int) -> HttpResponse:
    return _page(request, places.unit(request, unit))


def _page(request: PersonRequest, place: Place) -> HttpResponse:
    picture = picture_of(place.scope)
    context = {
        "place": place,
        "picture": picture,
        "shown": shown(picture) if picture else None,
        "claims": claims_within(request, place),
        "is_narrow": place.scope.reach == Reach.OWN,
    }
    return render(request, "executive/home.html", context)


def claims_within(request: PersonRequest, place: Place) -> int:
    """How many claims of training elsewhere wait for somebody's check: each that waits is looked
    at, and not each of the people led."""
    if place.scope.reach == Reach.OWN:
        return 0
    led = Person.objects.visible_to(place.scope, on=request.today).filter(pk=OuterRef("person"))
    return Claim.objects.filter(Exists(led), state__in=WAITING).count()
