"""Hands in a file of 10,000 learners, from the upload until each has an enrollment and a notice.

python -m bench.enrolling count USERNAME     prints how many people there are to enroll
python -m bench.enrolling enroll USERNAME    prints JSON: seconds, of them until it was judged
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

from bench.figures import Figure
from bench.measure import Bench

ROWS = 10_000
NAME = "10,000 people enrolled by file"
MOST_SECONDS, PATIENCE = 120.0, 1800.0


def measure(bench: Bench) -> Iterator[Figure]:
    if not bench.wants(NAME):
        return
    organizer = bench.site.accounts["organizer"]
    if bench.told("bench.enrolling", "count", organizer.username) < ROWS:
        _bring_in(bench, organizer.agency)
    taken = bench.told("bench.enrolling", "enroll", organizer.username)
    note = f"read and judged after {taken['judged']:.1f} s; own goal: twice as fast as Moodle"
    yield Figure(NAME, round(taken["seconds"], 1), "s", MOST_SECONDS, note=note)


def _bring_in(bench: Bench, agency: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "people.csv")
        bench.site.manage("make_roster", "--rows", str(ROWS), "--seed", "7", "--out", path)
        bench.site.manage("import", path, "--agency", agency)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    act, username = sys.argv[1:]
    print(json.dumps({"count": count, "enroll": enroll}[act](username)))


def count(username: str) -> int:
    return len(numbers(named(username)))


def named(username: str) -> Any:
    from kawah.people.access.backend import find

    return find(username)


def numbers(organizer: Any) -> list[str]:
    """Of the people who would be enrolled."""
    from kawah.people.directory.api import Person

    rows = Person.objects.filter(agency=organizer.agency, is_active=True, nip__isnull=False)
    return list(rows.order_by("-pk").values_list("nip", flat=True)[:ROWS])


def enroll(username: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        path.write_text("\n".join(["NIP", *numbers(named(username))]))
        return hand_in(path, named(username))


def hand_in(path: Path, organizer: Any) -> dict[str, float]:
    """As the pages do it; the worker of the site does the rest."""
    from django.utils import timezone

    from kawah.learning.curriculum.api import Course
    from kawah.learning.joining.api import Target, confirm, nominate

    courses = Course.objects.open_to(organizer.agency).filter(published__prerequisites=[])
    target = Target(organizer.agency, courses.order_by("pk")[0])
    began = time.monotonic()
    row = nominate(path, target, name=path.name, by=organizer, now=timezone.now())
    wait_for(row, "judged")
    judged = time.monotonic() - began
    confirm(row, by=organizer, now=timezone.now())
    wait_for(row, "done")
    came = row.nominees.filter(state="enrolled").count()
    if came < ROWS * 0.9:
        raise RuntimeError(f"only {came} of {ROWS} were enrolled")
    return {"seconds": time.monotonic() - began, "judged": judged}


def wait_for(row: Any, stage: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while row.stage != stage and time.monotonic() < deadline:
        time.sleep(0.2)
        row.refresh_from_db()


if __name__ == "__main__":
    main()
