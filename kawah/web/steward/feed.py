"""The whole trail of an agency."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import trail

ON_A_PAGE = 30


@may(Verb.ADMINISTER)
def feed(request: PersonRequest) -> HttpResponse:
    rows = trail.changes_in(request.scope, on=request.today)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    context = {"steps": trail.told(list(page)), "page": page}
    return render(request, "steward/feed.html", context)
