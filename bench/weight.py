"""Bytes and requests of a first and a second visit, as Chromium receives them."""

from collections.abc import Iterator

from msgspec import Struct
from playwright.sync_api import Browser, BrowserContext, Page

from bench.figures import Figure
from bench.measure import Bench
from bench.pages import UNREACHED
from tests.rig.browser import chromium

KILO = 1000
MOST_REQUESTS = 6


class Budget(Struct, frozen=True):
    """Kilobytes on the wire that a page may take, cold and warm."""

    what: str
    view: str
    cold: float = 30
    warm: float = 8


LIGHT = [
    Budget("log-in", "public:login"),
    Budget("learner home", "learner:home"),
    Budget("lesson page", "learner:activity lesson"),
    Budget("quiz page", "learner:attempt"),
]
OTHER_COLD, OTHER_WARM = 50.0, 10.0


class Visit(Struct):
    requests: int = 0
    received: float = 0.0


def measure(bench: Bench) -> Iterator[Figure]:
    budgets = [budget for budget in budgets_of(bench) if bench.wants(f"{budget.what}, weight")]
    if not budgets:
        return
    with chromium() as browser:
        for budget in budgets:
            yield from weigh(bench, browser, budget)


def budgets_of(bench: Bench) -> list[Budget]:
    """The light pages, then every other page that the learner reaches."""
    named = {budget.view for budget in LIGHT}
    others = [
        Budget(view, view, OTHER_COLD, OTHER_WARM)
        for view in bench.pages
        if view not in named and view != "learner:activity"
    ]
    return LIGHT + others


def weigh(bench: Bench, browser: Browser, budget: Budget) -> Iterator[Figure]:
    path = "/masuk/" if budget.view == "public:login" else bench.pages.get(budget.view)
    if path is None:
        yield Figure(f"{budget.what}, weight cold", None, "kB", budget.cold, note=UNREACHED)
        return
    context = context_of(bench, browser, is_signed_in=budget.view != "public:login")
    cold, warm = (visit(context, bench.site.url + path) for _ in range(2))
    context.close()
    yield Figure(f"{budget.what}, weight cold", kilo(cold), "kB", budget.cold)
    yield Figure(f"{budget.what}, weight warm", kilo(warm), "kB", budget.warm)
    yield Figure(f"{budget.what}, weight requests", cold.requests, "requests", MOST_REQUESTS)


def kilo(seen: Visit) -> float:
    return round(seen.received / KILO, 1)


def context_of(bench: Bench, browser: Browser, *, is_signed_in: bool) -> BrowserContext:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    kept = bench.learner.cookies if is_signed_in else {}
    context.add_cookies(
        [{"name": name, "value": value, "url": bench.site.url} for name, value in kept.items()]
    )
    return context


def visit(context: BrowserContext, address: str) -> Visit:
    page = context.new_page()
    seen = listen(page)
    page.goto(address, wait_until="load")
    page.wait_for_load_state("networkidle")
    page.close()
    return seen


def listen(page: Page) -> Visit:
    """Count what comes over the wire; what the browser had kept costs nothing."""
    seen = Visit()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    from_memory: set[str] = set()

    def finish(event: dict[str, float]) -> None:
        if str(event["requestId"]) not in from_memory:
            seen.requests += 1
            seen.received += event["encodedDataLength"]

    def answer(event: dict[str, dict[str, object]]) -> None:
        if event["response"].get("fromDiskCache"):
            from_memory.add(str(event["requestId"]))

    wire.on("Network.requestServedFromCache", lambda event: from_memory.add(event["requestId"]))
    wire.on("Network.responseReceived", answer)
    wire.on("Network.loadingFinished", finish)
    return seen
