"""From the last answer of a course to its hours and to its signed certificate."""

import json
import subprocess
import sys
from collections.abc import Iterator

from bench.figures import Figure
from bench.measure import Bench
from tests.rig.site import ROOT

GOALS = {"hours": ("finished activity to JP", 1.0), "certificate": ("to signed certificate", 5.0)}


def measure(bench: Bench) -> Iterator[Figure]:
    if not any(bench.wants(what) for what, _goal in GOALS.values()):
        return
    finished = subprocess.run(
        [sys.executable, "-m", "bench.finishing"],
        env=bench.site.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = json.loads(finished.stdout.splitlines()[-1])
    for name, (what, goal) in GOALS.items():
        note = "median of 5; from before the last activity; the site's own worker signs"
        yield Figure(what, round(seconds[name], 2), "s", goal, note=note)
