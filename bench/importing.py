"""A workbook with 50,000 people, from the command to its end, and the memory that takes.

Runs last: everybody is in the directory afterwards.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from bench.figures import Figure
from bench.measure import Bench
from tests.rig.site import ROOT, Site

ROWS, FEWER = 50_000, 5_000
SECONDS, GROWTH = "50,000 people imported", "memory for 50,000 people"
MOST_SECONDS, MOST_MEGABYTES = 60.0, 400.0


class Run(Struct, frozen=True):
    seconds: float
    megabytes: float


def measure(bench: Bench) -> Iterator[Figure]:
    if not (bench.wants(SECONDS) or bench.wants(GROWTH)):
        return
    with tempfile.TemporaryDirectory() as folder:
        few = imported(bench.site, Path(folder) / "few.xlsx", FEWER, seed=2)
        many = imported(bench.site, Path(folder) / "many.xlsx", ROWS, seed=1)
    note = "manage.py import of an .xlsx: read, tried, entered with posts, supervisors and trail"
    yield Figure(SECONDS, round(many.seconds, 1), "s", MOST_SECONDS, note=note)
    note = f"peak of the whole process; {few.megabytes:.0f} MB for 5,000; the goal is our own"
    yield Figure(GROWTH, round(many.megabytes), "MB", MOST_MEGABYTES, note=note)


def imported(site: Site, path: Path, rows: int, *, seed: int) -> Run:
    site.manage("make_roster", "--rows", str(rows), "--seed", str(seed), "--out", str(path))
    agency = site.accounts["steward"].agency
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, ROOT / "manage.py", "import", path, "--agency", agency, "--json"],
        env=site.environment,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the import of {rows} rows ended with {process.returncode}")
    return Run(time.monotonic() - began, used.ru_maxrss / 1024)
