"""The language of a page: asked for in the address, the person's own, the visitor's, Indonesian.

The agency's time zone comes with the person, so that every hour on a page is the reader's own.
"""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from kawah.people.directory.api import Person
from kawah.web.shell.requests import Handler

COOKIE = FIELD = "bahasa"
YEAR = 365 * 24 * 3600
SPOKEN = frozenset(code for code, _ in settings.LANGUAGES)


def asked_for(request: HttpRequest) -> str:
    """The language named in the address, or nothing."""
    return code if (code := request.GET.get(FIELD, "")) in SPOKEN else ""


def kept(request: HttpRequest) -> str:
    """The language that a visitor chose on this device, or nothing."""
    return code if (code := request.COOKIES.get(COOKIE, "")) in SPOKEN else ""


def of_visitor(request: HttpRequest) -> str:
    return asked_for(request) or kept(request) or settings.LANGUAGE_CODE


def keep(response: HttpResponse, code: str) -> None:
    """Remember a visitor's choice on this device."""
    response.set_cookie(
        COOKIE,
        code,
        max_age=YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )


def _of_person(person: Person) -> str:
    return person.language if person.language in SPOKEN else settings.LANGUAGE_CODE


def speak_language_of_person(get_response: Handler) -> Handler:
    def answer(request: HttpRequest) -> HttpResponse:
        code, zone = of_visitor(request), settings.TIME_ZONE
        request.user = get_user(request)  # every page asks for it; a lazy one costs each time
        if is_known := isinstance(person := request.user, Person):
            code, zone = asked_for(request) or _of_person(person), person.agency.time_zone
        with translation.override(code), timezone.override(ZoneInfo(zone)):
            response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        if asked_for(request) and not is_known:
            keep(response, code)
        return response

    return answer
