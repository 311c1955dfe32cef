"""Pages for what went wrong: what happened, and what to do now."""

import logging
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseServerError
from django.shortcuts import render, resolve_url
from django.template import loader
from django.utils import translation

from kawah.people.access.api import Role, Verb, may
from kawah.web.shell import language
from kawah.web.shell.requests import name_in_hand

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
SECRET_FIELDS = ("password", "sandi", TOKEN)
LONGEST_KEPT = 20_000
UNREADABLE = {
    DisallowedHost: "host",
    RequestDataTooBig: "size",
    TooManyFieldsSent: "size",
    TooManyFilesSent: "size",
}
log = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "shell/not_found.html", status=HTTPStatus.NOT_FOUND)


def not_a_page(request: HttpRequest, *, allowed: str) -> HttpResponse:
    """The page for an address that does not answer this method; `allowed` names those it does."""
    status = HTTPStatus.METHOD_NOT_ALLOWED
    response = render(request, "shell/not_a_page.html", status=status)
    response["Allow"] = allowed
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be read, so the page is drawn without it, and without the person."""
    fault = next((word for kind, word in UNREADABLE.items() if isinstance(exception, kind)), "")
    code = _language_of(request)
    with translation.override(code):
        context = {"fault": fault, "language": code, "address": settings.PUBLIC_URL}
        body = loader.render_to_string("shell/bad_request.html", context)
    return HttpResponseBadRequest(body, headers={"Content-Language": code})


def _language_of(request: HttpRequest) -> str:
    """The language spoken already, or the visitor's: unless just that cannot be read."""
    if hasattr(request, "user"):
        return translation.get_language() or settings.LANGUAGE_CODE
    try:
        return language.of_visitor(request)
    except SuspiciousOperation:
        return settings.LANGUAGE_CODE


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "shell/refused.html", {"roles": []}, status=HTTPStatus.FORBIDDEN)


def refused(request: HttpRequest, verb: Verb) -> HttpResponse:
    """The page for someone whose roles do not have the verb; it names the roles that do."""
    roles = [role.label for role in Role if may(role, verb)]
    context = {"roles": roles}
    return render(request, "shell/refused.html", context, status=HTTPStatus.FORBIDDEN)


def broken(request: HttpRequest) -> HttpResponse:
    """Shown when our own code failed: drawn without the database and without the person."""
    code = language.of_visitor(request)
    with translation.override(code):
        context = {"language": code, "name": name_in_hand.get()}
        return HttpResponseServerError(loader.render_to_string("shell/failed.html", context))


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; what was sent is shown again, so that nothing typed is lost."""
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path(), resolve_url("public:login"))
    return _resend(request, status=HTTPStatus.UNAUTHORIZED, is_signed_out=True)


def expired_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is too old: the same fields once more, with a new one."""
    log.info("form refused", extra={"reason": reason})
    return _resend(request, status=HTTPStatus.FORBIDDEN, is_signed_out=False)


def _resend(request: HttpRequest, *, status: int, is_signed_out: bool) -> HttpResponse:
    if getattr(request, "urlconf", None):  # the content host has no forms, and no pages to show
        return HttpResponse(status=status)
    has_secret = any(_is_secret(name) for name in request.POST if name != TOKEN)
    context = {
        "fields": typed(request),
        "may_resend": came_from_here(request) and not request.FILES and not has_secret,
        "has_secret": has_secret,
        "is_signed_out": is_signed_out,
        "address": request.get_full_path(),
    }
    return render(request, "shell/expired.html", context, status=status)


def came_from_here(request: HttpRequest) -> bool:
    """A strange site must not get its form sent again with a good token."""
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.get_host()


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields that were sent, without secrets."""
    return [
        (name, value[:LONGEST_KEPT])
        for name, values in request.POST.lists()
        for value in values
        if not _is_secret(name)
    ]


def _is_secret(name: str) -> bool:
    return any(word in name for word in SECRET_FIELDS)
