"""Whom other agencies ask for."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.people.rosters.api import Release
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rosters.reach import agency_of

ON_A_PAGE = 25


@may(Verb.ADMINISTER)
def releases(request: PersonRequest) -> HttpResponse:
    agency_of(request)
    rows = Release.objects.asked_of(request.scope).filter(decided_at=None)
    rows = rows.select_related("person", "row__roster__agency").order_by("asked_at", "pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "steward/roster_releases.html", {"page": page})
