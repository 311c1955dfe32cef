"""The files of people that were handed in."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.people.rosters.api import Release
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rosters import wording
from kawah.web.steward.rosters.reach import agency_of, rosters_of

ON_A_PAGE = 25


@may(Verb.ADMINISTER)
def rosters(request: PersonRequest) -> HttpResponse:
    agency = agency_of(request)
    rows = rosters_of(request).order_by("-at", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "agency": agency,
        "page": page,
        "rows": [(row, wording.STAGES[row.stage]) for row in page],
        "asked": Release.objects.asked_of(request.scope).filter(decided_at=None).count(),
    }
    return render(request, "steward/rosters.html", context)
