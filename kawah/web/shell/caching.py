"""A page that knows its reader is kept by no cache between, and asked for anew each time."""

from django.http import HttpRequest, HttpResponse

from kawah.people.directory.api import Person
from kawah.web.shell.requests import Handler


def keep_personal_pages_private(get_response: Handler) -> Handler:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if isinstance(request.user, Person):
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return answer
