"""Every request has a name: it comes back in the answer and stands in every log line it causes."""

import logging
import re
from collections.abc import Callable
from contextvars import ContextVar
from time import perf_counter
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

HEADER = "X-Request-ID"
log = logging.getLogger(__name__)
name_in_hand: ContextVar[str] = ContextVar("name_in_hand", default="")


def _name(given: str) -> str:
    return given if re.fullmatch(r"[A-Za-z0-9-]{8,64}", given) else uuid4().hex


def name_request(get_response: Handler) -> Handler:
    def answer(request: HttpRequest) -> HttpResponse:
        token = name_in_hand.set(_name(request.headers.get(HEADER, "")))
        began = perf_counter()
        try:
            response = get_response(request)
            response[HEADER] = name_in_hand.get()
            _note(request, response, seconds=perf_counter() - began)
            return response
        finally:
            name_in_hand.reset(token)

    return answer


def _note(request: HttpRequest, response: HttpResponse, *, seconds: float) -> None:
    """The route, not the path: what people typed into an address stays out of the log."""
    match = request.resolver_match
    log.info(
        "answered",
        extra={
            "method": request.method,
            "route": match.route if match else "",
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
        },
    )
