"""Processor time, waiting time and queries of the learner's pages."""

import statistics
from collections.abc import Iterator

from msgspec import Struct

from bench.figures import Figure
from bench.measure import Bench
from bench.press import Request, press
from tests.rig import processor

ROUNDS, REQUESTS = 5, 150
AT_ONCE, HURRIED = 8, 600
UNREACHED = "the learner reaches no such page"
MOST_QUERIES, LONGEST_P95 = 8, 60.0


class Page(Struct, frozen=True):
    """A learner's page: its name in the URLconf, and milliseconds of processor it may take."""

    what: str
    view: str
    goal: float
    moodle: float = 0.0  # the same page of Moodle 5.1, measured on the same two cores


PAGES = [
    Page("learner home", "learner:home", 3.5, moodle=94),
    Page("course page", "learner:course", 5.0, moodle=139),
    Page("lesson page", "learner:activity lesson", 3.5, moodle=71),
    Page("quiz page", "learner:attempt", 3.5, moodle=100),
]


def measure(bench: Bench) -> Iterator[Figure]:
    wanted = [page for page in PAGES if bench.wants(page.what)]
    counts = queries(bench, [bench.pages[page.view] for page in wanted if page.view in bench.pages])
    for page in wanted:
        path = bench.pages.get(page.view)
        if path is None:
            yield Figure(page.what, None, "ms CPU", page.goal, note=UNREACHED)
            continue
        yield from spent(bench, page, path)
        yield Figure(f"{page.what}, queries", counts[path], "queries", MOST_QUERIES)
        yield hurried(bench, page, path)


def spent(bench: Bench, page: Page, path: str) -> Iterator[Figure]:
    request = Request(path, bench.learner.cookie_header)
    press(bench.site.url, [request] * 30, at_once=2)  # fills what is kept in memory
    rounds = [one_round(bench, request) for _ in range(ROUNDS)]
    middle = statistics.median(rounds)
    note = f"median of {ROUNDS} x {REQUESTS}; from {min(rounds):.2f} to {max(rounds):.2f}"
    yield Figure(page.what, round(middle, 2), "ms CPU", page.goal, note=note)
    times = Figure(
        f"{page.what}, times lighter than Moodle",
        round(page.moodle / middle, 1),
        "x",
        25,
        better="higher",
        note=f"Moodle 5.1: {page.moodle:g} ms",
    )
    yield times


def one_round(bench: Bench, request: Request) -> float:
    """Milliseconds of processor per request, over every process of the site."""
    before = processor.seconds(bench.site.pid)
    pressed = press(bench.site.url, [request] * REQUESTS, at_once=1)
    if pressed.refused:
        raise RuntimeError(f"{request.path}: {pressed.refused} answers were not 200")
    return (processor.seconds(bench.site.pid) - before) / REQUESTS * 1000


def hurried(bench: Bench, page: Page, path: str) -> Figure:
    request = Request(path, bench.learner.cookie_header)
    pressed = press(bench.site.url, [request] * HURRIED, at_once=AT_ONCE)
    note = f"{HURRIED} requests; the client shares the two cores; {pressed.refused} refused"
    value = round(pressed.part(0.95) * 1000, 1)
    name = f"{page.what}, p95 at {AT_ONCE} at once"
    return Figure(name, value, "ms", LONGEST_P95, note=note)


def queries(bench: Bench, paths: list[str]) -> dict[str, int]:
    """Database queries of each page, counted in a process of its own on the site's data."""
    found: dict[str, int] = bench.told(
        "bench.queries", bench.site.accounts["learner"].username, *paths
    )
    return found
