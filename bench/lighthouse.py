"""Lighthouse, as on a middling phone: performance and accessibility of the learner's pages."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from bench.measure import Bench
from tests.rig.browser import FLAGS, program
from tests.rig.site import ROOT

TOOL = ROOT / "bench" / "node_modules" / ".bin" / "lighthouse"
GOALS = {"performance": 95, "accessibility": 100}
ATTEMPTS = 2  # now and then it sees no paint on a page and gives no performance


def measure(bench: Bench) -> Iterator[Figure]:
    """Every page that the learner reaches, and the log-in."""
    for view, path in {"public:login": "/masuk/", **bench.pages}.items():
        if bench.wants(f"{view}, Lighthouse"):
            yield from judge(bench, view, path)


def judge(bench: Bench, view: str, path: str) -> Iterator[Figure]:
    scores: dict[str, float] = {}
    for _attempt in range(ATTEMPTS):
        if len(scores) < len(GOALS):
            scores = scores_of(bench, path, is_signed_in=view != "public:login")
    for category, goal in GOALS.items():
        yield Figure(
            f"{view}, Lighthouse mobile {category}",
            scores.get(category),
            "points",
            goal,
            better="higher",
            note="" if category in scores else "Lighthouse gave no result",
        )


def scores_of(bench: Bench, path: str, *, is_signed_in: bool) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        report, cookies = Path(folder) / "report.json", Path(folder) / "headers.json"
        kept = bench.learner.cookie_header if is_signed_in else ""
        cookies.write_text(json.dumps({"Cookie": kept}))
        subprocess.run(
            [
                TOOL,
                bench.site.url + path,
                "--quiet",
                "--output=json",
                f"--output-path={report}",
                f"--only-categories={','.join(GOALS)}",
                f"--extra-headers={cookies}",
                f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
            ],
            env={**os.environ, "CHROME_PATH": program()},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=180,
            check=False,
        )
        found = json.loads(report.read_text()) if report.exists() else {"categories": {}}
    return {
        name: round(category["score"] * 100)
        for name, category in found["categories"].items()
        if category["score"] is not None
    }
