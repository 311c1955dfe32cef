"""The second step of signing in: a code of the phone, or one for when the phone is gone."""

from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from kawah.people.access.api import lockout
from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import CodeRefused
from kawah.people.directory.api import Person
from kawah.web.public import entering, refused_codes
from kawah.web.public.guesses import counters_of_step
from kawah.web.shell.access import anyone
from kawah.web.shell.addresses import next_of
from kawah.web.shell.asking import OpenRequest


@sensitive_post_parameters("code")
@never_cache
@anyone
def second_step(request: OpenRequest) -> HttpResponse:
    person = entering.waiting(request)
    if person is None:
        return _anew(request)
    if request.method != "POST":
        return _form(request)
    return _try(request, person)


def _anew(request: OpenRequest) -> HttpResponse:
    if request.person is None and request.method == "POST":
        told = _("Terlalu lama sejak kata sandi Anda diterima. Masuk sekali lagi.")
        messages.warning(request, told)
    return redirect("public:login")


def _try(request: OpenRequest, person: Person) -> HttpResponse:
    against = counters_of_step(request, person)
    if waiting := lockout.wait(against, now=request.now):
        return _form(request, until=request.now + waiting)
    typed = request.POST.get("code", "").strip()
    if not typed:
        return _form(request, fault=_("Ketik kodenya dahulu."))
    try:
        accounts.accept(person, typed, now=request.now)
    except CodeRefused as error:
        lockout.count_failure(against, now=request.now)
        return _form(request, fault=refused_codes.told(error))
    lockout.forget(against)
    return entering.complete(request, person)


def _form(request: OpenRequest, *, fault: str = "", until: datetime | None = None) -> HttpResponse:
    context = {"fault": fault, "until": until, "next": next_of(request, otherwise="")}
    status = HTTPStatus.FORBIDDEN if fault else HTTPStatus.OK
    if until:
        status = HTTPStatus.TOO_MANY_REQUESTS
    return render(request, "public/second_step.html", context, status=status)
