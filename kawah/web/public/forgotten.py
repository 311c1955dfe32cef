"""Asking for a new password by mail. The answer is the same whether the name is known or not."""

from datetime import timedelta
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from kawah.people.accounts import api as accounts
from kawah.web.shell.access import anyone
from kawah.web.shell.addresses import caller_of
from kawah.web.shell.asking import OpenRequest
from kawah.web.shell.limits import Limit

often = Limit(30, within=timedelta(minutes=10))


@never_cache
@anyone
def forgotten(request: OpenRequest) -> HttpResponse:
    username = request.POST.get("username", "").strip()
    if request.method != "POST":
        return render(request, "public/forgotten.html")
    if not username:
        return _refuse(request, "empty", HTTPStatus.BAD_REQUEST)
    if not often.allows(caller_of(request), now=request.now):
        return _refuse(request, "often", HTTPStatus.TOO_MANY_REQUESTS)
    accounts.ask(username, now=request.now)
    return redirect("public:letter_sent")


def _refuse(request: OpenRequest, fault: str, status: int) -> HttpResponse:
    context = {"fault": fault, "username": request.POST.get("username", "")}
    return render(request, "public/forgotten.html", context, status=status)


@anyone
def letter_sent(request: OpenRequest) -> HttpResponse:
    return render(request, "public/letter_sent.html")
