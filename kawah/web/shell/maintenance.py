"""While the house is being mended, every page says so; machines may still ask how it is."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import translation

from kawah.web.shell import language
from kawah.web.shell.hosts import HEALTH
from kawah.web.shell.requests import Handler

TRY_AGAIN_SECONDS = 600


def answer_during_maintenance(get_response: Handler) -> Handler:
    def answer(request: HttpRequest) -> HttpResponse:
        if not settings.MAINTENANCE or request.path.startswith(HEALTH):
            return get_response(request)
        return _closed(request)

    return answer


def _closed(request: HttpRequest) -> HttpResponse:
    code = language.of_visitor(request)
    with translation.override(code):
        body = loader.render_to_string("shell/maintenance.html", {"language": code})
    headers = {"Retry-After": str(TRY_AGAIN_SECONDS), "Content-Language": code}
    return HttpResponse(body, status=503, headers=headers)
