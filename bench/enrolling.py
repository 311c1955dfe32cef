"""Hands in a file of 10,000 learners, from the upload until each has an enrollment and a notice.

python -m bench.enrolling PEOPLE.csv USERNAME    prints JSON: seconds, of them until it was judged
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

from bench.figures import Figure
from bench.measure import Bench
from tests.rig.site import ROOT, Site

ROWS = 10_000
NAME = "10,000 people enrolled by file"
MOST_SECONDS, PATIENCE = 120.0, 1800.0


def measure(bench: Bench) -> Iterator[Figure]:
    if not bench.wants(NAME):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        site = bench.site
        agency = site.accounts["organizer"].agency
        site.manage("make_roster", "--rows", str(ROWS), "--seed", "7", "--out", str(path))
        site.manage("import", str(path), "--agency", agency)
        taken = enrolled(site, path)
    note = f"read and judged after {taken['judged']:.1f} s; own goal: twice as fast as Moodle"
    yield Figure(NAME, round(taken["seconds"], 1), "s", MOST_SECONDS, note=note)


def enrolled(site: Site, path: Path) -> dict[str, float]:
    asked = subprocess.run(
        [sys.executable, "-m", "bench.enrolling", path, site.accounts["organizer"].username],
        env=site.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(asked.stdout)
    return found


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(json.dumps(hand_in(Path(sys.argv[1]), sys.argv[2])))


def hand_in(path: Path, username: str) -> dict[str, float]:
    """As the pages do it; the worker of the site does the rest."""
    from django.utils import timezone

    from kawah.learning.curriculum.api import Course
    from kawah.learning.joining.api import Target, confirm, nominate
    from kawah.people.access.backend import find

    organizer: Any = find(username)
    courses = Course.objects.open_to(organizer.agency).filter(published__prerequisites=[])
    target = Target(organizer.agency, courses.order_by("pk")[0])
    began = time.monotonic()
    row = nominate(path, target, name=path.name, by=organizer, now=timezone.now())
    wait_for(row, "judged")
    judged = time.monotonic() - began
    confirm(row, by=organizer, now=timezone.now())
    wait_for(row, "done")
    count = row.nominees.filter(state="enrolled").count()
    if count < ROWS * 0.9:
        raise RuntimeError(f"only {count} of {ROWS} were enrolled")
    return {"seconds": time.monotonic() - began, "judged": judged}


def wait_for(row: Any, stage: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while row.stage != stage and time.monotonic() < deadline:
        time.sleep(0.2)
        row.refresh_from_db()


if __name__ == "__main__":
    main()
