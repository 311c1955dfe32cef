"""The files of learners that were handed in."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.web.organizer.nominations import wording
from kawah.web.organizer.nominations.reach import nominations_of
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 25


@may(Verb.ORGANIZE)
def nominations(request: PersonRequest) -> HttpResponse:
    rows = nominations_of(request).order_by("-at", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    shown = [(row, wording.STAGES[row.stage]) for row in page]
    context = {"page": page, "rows": shown, "here": "nominations"}
    return render(request, "organizer/nominations.html", context)
