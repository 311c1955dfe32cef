"""Pages and uploaded content live on different host names: cookies ignore ports, not names."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port

from kawah.web.shell.requests import Handler

HEALTH = "/health/"  # answered on every host, so that a machine may ask by any name


def _name(address: str) -> str:
    return urlsplit(address).hostname or ""


def choose_urls_by_host(get_response: Handler) -> Handler:
    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(HEALTH):
            return get_response(request)
        asked, _ = split_domain_port(request.get_host())
        is_content_host = asked == _name(settings.CONTENT_URL)
        if settings.SERVES_CONTENT:
            return _serve_content(request, get_response, is_content_host)
        if is_content_host and asked != _name(settings.PUBLIC_URL):
            return _send_to_pages(request)
        return get_response(request)

    return answer


def _serve_content(
    request: HttpRequest, get_response: Handler, is_content_host: bool
) -> HttpResponse:
    """Content under the name of the pages would run with the pages' cookies."""
    if not is_content_host:
        raise Http404
    request.urlconf = settings.CONTENT_URLCONF
    return get_response(request)


def _send_to_pages(request: HttpRequest) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        raise Http404
    return HttpResponseRedirect(settings.PUBLIC_URL + request.get_full_path())
