"""Processor time of what a learner's device sends again and again: answers and signs of life."""

import re
import statistics
from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import resolve, reverse
from msgspec import Struct

from bench.figures import Figure
from bench.measure import Bench
from bench.pages import ROUNDS, UNREACHED
from bench.press import Request, press
from tests.rig import processor

MOST = 4.0
REQUESTS = 100
FIELD = re.compile(r'name="(?P<name>q(?P<seq>\d+)(:\d+)?)"')
FORM = "application/x-www-form-urlencoded"


class Save(Struct, frozen=True):
    what: str
    path: str
    fields: dict[str, str]
    expect: int


def measure(bench: Bench) -> Iterator[Figure]:
    for what, find in (("quiz answer saved", answer), ("progress saved", presence)):
        if not bench.wants(what):
            continue
        save = find(bench, what)
        if save is None:
            yield Figure(what, None, "ms CPU", MOST, note=UNREACHED)
            continue
        yield spent(bench, save)


def answer(bench: Bench, what: str) -> Save | None:
    """The first field of the first question on a paper that has been begun."""
    paper = bench.pages.get("learner:attempt")
    if paper is None:
        return None
    found = FIELD.search(bench.learner.get(paper).text)
    if found is None:
        return None
    path = reverse("learner:answer", args=[resolve(paper).kwargs["attempt"], int(found["seq"])])
    return Save(what, path, {found["name"]: "1"}, expect=200)


def presence(bench: Bench, what: str) -> Save | None:
    lesson = bench.pages.get("learner:activity lesson")
    if lesson is None:
        return None
    path = reverse("learner:presence", kwargs=resolve(lesson).kwargs)
    return Save(what, path, {}, expect=204)


def spent(bench: Bench, save: Save) -> Figure:
    body = urlencode({"csrfmiddlewaretoken": bench.learner.token, **save.fields}).encode()
    headers = (("Content-Type", FORM), ("Accept", "application/json"))
    request = Request(save.path, bench.learner.cookie_header, "POST", body, headers)
    rounds = [one_round(bench, request, save.expect) for _ in range(ROUNDS)]
    note = f"median of {ROUNDS} x {REQUESTS}; on disk before it is answered"
    return Figure(save.what, round(statistics.median(rounds), 2), "ms CPU", MOST, note=note)


def one_round(bench: Bench, request: Request, expect: int) -> float:
    before = processor.seconds(bench.site.pid)
    pressed = press(bench.site.url, [request] * REQUESTS, at_once=1, expect=expect)
    if pressed.refused:
        raise RuntimeError(f"{request.path}: {pressed.refused} answers were not {expect}")
    return (processor.seconds(bench.site.pid) - before) / REQUESTS * 1000
