"""The recaps that were handed in."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.web.organizer.recaps import wording
from kawah.web.organizer.recaps.reach import recaps_of
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 25


@may(Verb.ORGANIZE)
def recaps(request: PersonRequest) -> HttpResponse:
    rows = recaps_of(request).order_by("-at", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    shown = [(row, wording.stage_of(row, reader=request.person)) for row in page]
    return render(request, "organizer/recaps.html", {"page": page, "rows": shown})
