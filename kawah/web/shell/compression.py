"""Text is sent compressed. Files are not: they are compressed when collected, or are by nature.

Django's own compression adds random bytes, so that the size of an answer tells nothing of the
secrets in it (BREACH); form tokens are masked anew in every answer as well.
"""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

from kawah.web.shell.requests import Handler

TEXT = ("text/html", "application/json", "text/plain", "image/svg+xml")


def compress_text(get_response: Handler) -> Handler:
    gzip = GZipMiddleware(get_response)

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_text = response.headers.get("Content-Type", "").startswith(TEXT)
        if response.streaming or not is_text:
            return response
        return cast("HttpResponse", gzip.process_response(request, response))

    return answer
