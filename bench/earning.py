"""From the last answer of a course to its hours and to its signed certificate, and the certificates
of a whole batch."""

from collections.abc import Iterator

from bench.figures import Figure
from bench.measure import Bench

GOALS = {"hours": ("finished activity to JP", 1.0), "certificate": ("to signed certificate", 5.0)}
BATCH = {
    "ordered": ("1,000 certificates ordered", 1.0),
    "batch": ("1,000 certificates of a batch", 600.0),
}


def measure(bench: Bench) -> Iterator[Figure]:
    note = "median of 5; from before the last activity; the site's own worker signs"
    yield from _measured(bench, "bench.finishing", GOALS, note=note)
    note = (
        "issued together; the site's one worker draws, signs, awards and tells; the goal is our own"
    )
    yield from _measured(bench, "bench.batching", BATCH, note=note)


def _measured(
    bench: Bench, module: str, goals: dict[str, tuple[str, float]], *, note: str
) -> Iterator[Figure]:
    if not any(bench.wants(what) for what, _goal in goals.values()):
        return
    seconds = bench.told(module)
    for name, (what, goal) in goals.items():
        yield Figure(what, round(seconds[name], 2), "s", goal, note=note)
