"""Signing in and out."""

from datetime import datetime
from http import HTTPStatus

from django.contrib import auth
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kawah.people.access.api import lockout
from kawah.people.directory.api import Person
from kawah.web.public import entering
from kawah.web.public.guesses import counters_of
from kawah.web.shell import language
from kawah.web.shell.access import anyone
from kawah.web.shell.addresses import next_of
from kawah.web.shell.asking import OpenRequest


@sensitive_post_parameters("password")
@never_cache
@anyone
def login(request: OpenRequest) -> HttpResponse:
    if request.method == "POST":
        return _try(request)
    if request.person is not None:
        return redirect(entering.goal(request, request.person))
    return _form(request)


def _form(
    request: OpenRequest,
    *,
    fault: str = "",
    until: datetime | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    username = request.POST.get("username", "")
    context = {
        "next": next_of(request, otherwise=""),
        "fault": fault,
        "until": until,
        "username": username,
    }
    return render(request, "public/login.html", context, status=status)


def _try(request: OpenRequest) -> HttpResponse:
    username, password = request.POST.get("username", ""), request.POST.get("password", "")
    if not username.strip() or not password:
        return _form(request, status=HTTPStatus.BAD_REQUEST, fault="empty")
    against = counters_of(request, username)
    if waiting := lockout.wait(against, now=request.now):
        late = HTTPStatus.TOO_MANY_REQUESTS
        return _form(request, status=late, fault="wait", until=request.now + waiting)
    person = auth.authenticate(request, username=username, password=password)
    if not isinstance(person, Person):
        lockout.count_failure(against, now=request.now)
        return _form(request, status=HTTPStatus.FORBIDDEN, fault="wrong")
    lockout.forget(against)
    return entering.enter(request, person)


@require_POST
@anyone
def sign_out(request: OpenRequest) -> HttpResponse:
    auth.logout(request)
    response = redirect("public:landing")
    response.delete_cookie(language.COOKIE, samesite="Lax")  # the next one here chooses anew
    response["Clear-Site-Data"] = '"cache"'  # so that the back button shows nothing personal
    return response
