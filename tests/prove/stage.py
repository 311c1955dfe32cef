"""A scratch site without pages on which a scene is played in a process of its own.

python -m tests.prove.stage SCENE SEED COUNT    prints the broken promises as JSON
"""

import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

from tests.prove.proof import Tries
from tests.rig import postgres, tables
from tests.rig.ports import free_port

ROOT = Path(__file__).parents[2]
DATABASES = ("sqlite", "postgres")


class SceneFailed(Exception):
    """The scene ended without saying what it found."""


def on(database: str, scene: str) -> Tries:
    """How tries of a scene are made on a kind of database."""

    def make(chance: Random, count: int) -> list[str]:
        with (
            tempfile.TemporaryDirectory(prefix="kawah-prove-") as data,
            address_of(database, data=data) as url,
        ):
            return play(scene, chance.getrandbits(32), count, data=data, url=url)

    return make


@contextmanager
def address_of(database: str, *, data: str) -> Iterator[str]:
    if database == "sqlite":
        shutil.copy(tables.sqlite(), data)
        yield ""
        return
    with postgres.cluster(like=tables.folder_of_cluster()) as url:
        yield url


def play(scene: str, seed: int, count: int, *, data: str, url: str) -> list[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KAWAH_")}
    played = subprocess.run(
        [sys.executable, "-m", "tests.prove.stage", scene, str(seed), str(count)],
        cwd=ROOT,
        env={
            **kept,
            "KAWAH_DATA_DIR": data,
            "KAWAH_DATABASE_URL": url,
            "KAWAH_PORT": str(free_port()),
            "KAWAH_CONTENT_PORT": str(free_port()),
            "KAWAH_LOG_LEVEL": "CRITICAL",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if played.returncode:
        raise SceneFailed(f"{scene}: {played.stderr[-2000:]}")
    faults: list[str] = json.loads(played.stdout.splitlines()[-1])
    return faults


def main() -> None:
    import django

    scene, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    django.setup()
    faults = importlib.import_module(f"tests.prove.{scene}").play(Random(seed), count)
    print(json.dumps(faults + whole()))


def whole() -> list[str]:
    """Seal what was written, and look at the ledger as `doctor` does."""
    from django.utils import timezone

    from kawah.earned.hours import api as hours

    later = timezone.now() + timedelta(days=1)
    hours.seal_and_publish(now=later)
    return [str(finding) for finding in hours.check(now=later)]


if __name__ == "__main__":
    main()
