"""Uploaded files under their signed addresses."""

from typing import cast

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotFound,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseNotModified
from django.utils import translation
from django.utils.html import format_html_join
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kawah.learning.media import api as media
from kawah.web.content import ranges
from kawah.web.shell.access import anyone
from kawah.web.shell.asking import OpenRequest

# Even a drawing opened by itself runs nothing and reaches nothing.
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
STREAMED = (media.Family.AUDIO, media.Family.VIDEO)
UNKNOWN = (media.AddressInvalid, media.AddressExpired, media.FileMissing)


@require_safe
@anyone
def show(request: OpenRequest, rest: str) -> HttpResponse:
    """A file. What must not be seen looks like what does not exist."""
    try:
        opened = media.open_signed(f"/m/{rest}", now=request.now)
    except UNKNOWN as error:
        raise Http404 from error
    response = _answer(request, opened)
    for name, value in _headers(opened).items():
        response[name] = value
    return cast("HttpResponse", response)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """In both languages: nothing is known here of who asks."""
    sentences = []
    for code in dict(settings.LANGUAGES):
        with translation.override(code):
            told = _("Berkas ini tidak ada, atau tautannya kedaluwarsa. Buka lagi dari Kawah.")
        sentences.append((code, told))
    body = format_html_join("\n", '<p lang="{}">{}</p>', sentences)
    return HttpResponseNotFound(f"<!doctype html><title>404</title>\n{body}\n")


def _answer(request: OpenRequest, opened: media.Opened) -> HttpResponseBase:
    if request.headers.get("If-None-Match") == _tag(opened):
        opened.stream.close()
        return HttpResponseNotModified()
    if opened.file.family not in STREAMED:
        with opened.stream as stream:
            return HttpResponse(stream.read())
    return _streamed(request, opened)


def _streamed(request: OpenRequest, opened: media.Opened) -> HttpResponseBase:
    size = opened.file.size
    try:
        part = ranges.asked(_range(request, opened), size=size)
    except ranges.RangeUnsatisfiable:
        opened.stream.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = part or (0, size - 1)
    response = StreamingHttpResponse(
        ranges.Part(opened.stream, first=first, last=last), status=206 if part else 200
    )
    response["Content-Length"] = str(last - first + 1)
    if part:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _range(request: OpenRequest, opened: media.Opened) -> str:
    """The range asked for, unless it was asked of another file than this one."""
    condition = request.headers.get("If-Range", "")
    return "" if condition not in ("", _tag(opened)) else request.headers.get("Range", "")


def _tag(opened: media.Opened) -> str:
    return f'"{opened.file.sha256}"'


def _headers(opened: media.Opened) -> dict[str, str]:
    file = opened.file
    is_document = file.family == media.Family.DOCUMENT
    headers = {
        "Content-Type": file.mime,
        "Content-Disposition": content_disposition_header(is_document, file.name) or "inline",
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "cross-origin",
        # Captions are read across hosts, by the pages and by nobody else.
        "Access-Control-Allow-Origin": settings.PUBLIC_URL,
        "Cache-Control": f"private, max-age={opened.seconds_left}, immutable",
        "ETag": _tag(opened),
    }
    if file.family in STREAMED:
        headers["Accept-Ranges"] = "bytes"
    return headers
