"""Prints what was measured beside what was aimed at, and writes bench.json."""

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import django

from bench import (
    earning,
    enrolling,
    figures,
    importing,
    lighthouse,
    listing,
    pages,
    saving,
    searching,
    weight,
)
from bench.figures import Figure
from bench.measure import Bench
from tests.rig import processor
from tests.rig.site import ROOT, Site, running

MEASURES = [
    pages.measure,
    saving.measure,
    earning.measure,
    weight.measure,
    lighthouse.measure,
    importing.measure,
    enrolling.measure,  # its people may be among those imported
    searching.measure,  # near the end: it fills the site
    listing.measure,  # so does this
]
PATIENCE = 180.0
COUNTED = 3_000_000
IDLE = 0.1  # seconds of processor in two seconds


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--only", default="*", help="names of figures, with * for any letters")
    only = parser.parse_args().only
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as data, running(Path(data)) as site:
        quiet(site)
        measured = list(all_figures(Bench(site, only=only)))
    path = Path(os.environ.get("KAWAH_DATA_DIR", ROOT / "var")) / "bench.json"
    figures.write(measured, path)
    print(figures.table(measured))
    print(f"\n{sum(figure.is_met for figure in measured)} of {len(measured)} met; {path}")
    print(f"One core here counts to {COUNTED:,} in {pace() * 1000:.0f} ms.")


def pace() -> float:
    """Seconds of processor for a fixed count, the best of five: what to compare machines by."""
    taken = []
    for _attempt in range(5):
        began = time.process_time()
        for _number in range(COUNTED):
            pass
        taken.append(time.process_time() - began)
    return min(taken)


def quiet(site: Site) -> None:
    """Wait until the worker has signed what the demo begins with: it is no part of any page."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        before = processor.seconds(site.pid)
        time.sleep(2)
        if processor.seconds(site.pid) - before < IDLE:
            return


def all_figures(bench: Bench) -> Iterator[Figure]:
    for measure in MEASURES:
        for figure in measure(bench):
            print(f"  {figure.name}: {figure.value} {figure.unit}", flush=True)
            yield figure


if __name__ == "__main__":
    main()
