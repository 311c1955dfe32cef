"""What every process counts for Prometheus, at next to no cost.

The processes of one site count into files in the data folder (`PROMETHEUS_MULTIPROC_DIR`, set by
`manage.py serve` for those it begins), so that whichever is asked tells of all of them.
"""

import os
from functools import cache
from pathlib import Path
from time import perf_counter

from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

from kawah.web.shell.requests import Handler

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
if given := os.environ.get(FOLDER):
    Path(given).mkdir(parents=True, exist_ok=True)
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
NO_PAGE = "-"  # files of the program itself, and addresses that there are not

ANSWERS = Histogram(
    "kawah_answer_seconds", "Time until a page was answered.", ["page"], buckets=BOUNDS
)
STATUSES = Counter("kawah_answers", "Answers of each kind.", ["page", "status"])
DUTY_SECONDS = Counter("kawah_duty_seconds", "Time a duty of the workers has taken.", ["duty"])
DUTY_DONE = Counter("kawah_duty_done", "Things that a duty of the workers has done.", ["duty"])
DUTY_FAILED = Counter("kawah_duty_failures", "Turns in which a duty failed.", ["duty"])


def count_answers(get_response: Handler) -> Handler:
    def answer(request: HttpRequest) -> HttpResponse:
        began = perf_counter()
        response = get_response(request)
        _answered(request, response.status_code // 100, perf_counter() - began)
        return response

    return answer


def _answered(request: HttpRequest, hundreds: int, seconds: float) -> None:
    """By the name of the page, of which there are as many as addresses in the program: nothing
    that somebody typed becomes a label."""
    match = request.resolver_match
    page = match.view_name if match else NO_PAGE
    _time_of(page).observe(seconds)
    _kind_of(page, hundreds).inc()


def worked(duty: str, *, seconds: float, done: int) -> None:
    DUTY_SECONDS.labels(duty).inc(seconds)
    DUTY_DONE.labels(duty).inc(done)


def failed(duty: str) -> None:
    DUTY_FAILED.labels(duty).inc()


@cache
def _time_of(page: str) -> Histogram:
    return ANSWERS.labels(page)


@cache
def _kind_of(page: str, hundreds: int) -> Counter:
    return STATUSES.labels(page, f"{hundreds}xx")
