"""Who of an agency can sign in, and the orders by which the others get their codes."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 20


@may(Verb.ADMINISTER)
def entries(request: PersonRequest) -> HttpResponse:
    people = accounts.within_power(request.scope, on=request.today)
    waiting = accounts.without_password(people, unit=None, renews=True, now=request.now)
    holding = waiting.filter(accounts.has_code(now=request.now))
    orders = accounts.SlipOrder.objects.visible_to(request.scope)
    shown = orders.select_related("agency", "unit", "person", "by").order_by("-made_at", "-pk")
    context = {
        "everyone": people.count(),
        "waiting": waiting.count(),
        "holding": holding.count(),
        "page": Paginator(shown, ON_A_PAGE).get_page(request.GET.get("halaman")),
    }
    return render(request, "steward/entries.html", context)
