"""An address that only takes a form says so in a page when somebody opens it by itself."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from kawah.web.shell import errors
from kawah.web.shell.requests import Handler


def explain_refused_method(get_response: Handler) -> Handler:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # The content host has no pages to show.
        if not isinstance(response, HttpResponseNotAllowed) or getattr(request, "urlconf", None):
            return response
        return errors.not_a_page(request, allowed=response["Allow"])

    return answer
