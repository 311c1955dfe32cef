"""A backup is made while people learn: what was acknowledged before it began is in it, and it is
restored to the daily roots of the ledger that it was made of."""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

from django.conf import settings

from kawah.earned.hours import api as hours
from kawah.records import api as records
from tests.factories import NOW, number_from
from tests.prove import learning
from tests.prove.forks import Fork
from tests.rig import postgres

APART = 1_000  # numbers of people between two processes that make some
PATIENCE = 60.0


def play(chance: Random, count: int) -> list[str]:
    learning.course()
    # Not in this process: one that has drawn a sheet has threads, and can hand on none of them.
    Fork(partial(learn_a_day, 0)).result()
    faults: list[str] = []
    for number in range(1, count + 1):
        with tempfile.TemporaryDirectory(prefix="kawah-kept-") as folder:
            faults += tried(Path(folder), number, pause=chance.uniform(0, 1))
    return faults


def tried(folder: Path, number: int, *, pause: float) -> list[str]:
    stop, begun = folder / "stop", folder / "begun"
    writer = Fork(partial(keep_learning, number, stop, begun))
    wait_for(begun)
    time.sleep(pause)
    before = written()
    kept = folder / "kept.tar"
    faults = said("backup", kept)
    after = written()
    stop.touch()
    days = writer.result()
    faults += [] if days else ["nobody learned while the backup was made"]
    faults += said("restore", kept, "--verify")
    return faults + restored(kept, folder / "new", before, after)


def keep_learning(number: int, stop: Path, begun: Path) -> int:
    """Day after day somebody takes the course, and the day is sealed; how many days."""
    number_from(number * APART)
    day = number * 30
    while not stop.exists():
        day += 1
        learn_a_day(day)
        begun.touch()
    return day - number * 30


def learn_a_day(day: int) -> None:
    learning.take(learning.newcomer(), lambda key: None)
    learning.drain()
    learning.finish_certificates()
    hours.seal_and_publish(now=NOW + timedelta(days=day + 2))


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        if time.monotonic() > deadline:
            raise TimeoutError("nobody learned")
        time.sleep(0.02)


def written() -> tuple[int, list[str]]:
    """Statements and roots that are there now."""
    roots = hours.Root.objects.order_by("day").values_list("hash", flat=True)
    return records.Statement.objects.count(), list(roots)


def restored(
    kept: Path, data: Path, before: tuple[int, list[str]], after: tuple[int, list[str]]
) -> list[str]:
    """Bring it back beside, and compare with what was written before and after."""
    address = os.environ.get("KAWAH_DATABASE_URL", "")
    if address:
        with postgres.managing(address) as cursor:
            cursor.execute("DROP DATABASE IF EXISTS kawah_new")
            cursor.execute("CREATE DATABASE kawah_new TEMPLATE template0")
        address = address.rsplit("/", 1)[0] + "/kawah_new"
    there = {"KAWAH_DATA_DIR": str(data), "KAWAH_DATABASE_URL": address}
    if faults := said("restore", kept, **there):
        return faults
    found = json.loads(manage("examine", **there).stdout.splitlines()[-1])
    count = found["facts"]["tables"]["records_statement"]
    roots = [digest for _day, digest in found["facts"]["roots"]]
    faults = []
    if not before[0] <= count <= after[0]:
        faults.append(f"{count} statements restored, not {before[0]} to {after[0]}")
    if roots[: len(before[1])] != before[1] or roots != after[1][: len(roots)]:
        faults.append("restored to other daily roots")
    return faults


def said(*arguments: object, **environment: str) -> list[str]:
    """What a command complained of."""
    done = manage(*arguments, **environment)
    if not done.returncode:
        return []
    return [f"{arguments[0]}: {done.stdout[-400:]}{done.stderr[-600:]}"]


def manage(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(settings.ROOT / "manage.py"), *map(str, arguments)],
        cwd=settings.ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
