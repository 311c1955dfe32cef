"""Databases that hold every table and no row, made once for each state of the migrations: tests
begin with a copy of one, for making it takes fifteen seconds and copying it none."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.rig import postgres
from tests.rig.ports import free_port

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "var" / "tables"


def sqlite() -> Path:
    """A file to copy."""
    return made("sqlite") / "kawah.sqlite3"


def folder_of_cluster() -> Path:
    """The data folder of a stopped cluster whose template database `tables` has every table."""
    return made("postgres") / "data"


def made(name: str) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = FOLDER / f"{name}-{digest()}"
        if not folder.exists():
            for old in FOLDER.glob(f"{name}-*"):
                shutil.rmtree(old)
            fresh = folder.with_suffix(".new")
            fresh.mkdir()
            MAKE[name](fresh)
            fresh.rename(folder)
        return folder


def digest() -> str:
    content = hashlib.sha256()
    for path in sorted((ROOT / "kawah").rglob("migrations/0*.py")):
        content.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    content.update((ROOT / "requirements" / "core.txt").read_bytes())
    return content.hexdigest()[:20]


def make_sqlite(folder: Path) -> None:
    migrate(data=folder, url="")
    for path in folder.iterdir():
        if path.suffix != ".sqlite3":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def make_postgres(folder: Path) -> None:
    with (
        tempfile.TemporaryDirectory() as data,
        postgres.cluster(keep=folder / "data") as url,
    ):
        migrate(data=Path(data), url=url)
        postgres.become_template(url)


def migrate(*, data: Path, url: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KAWAH_")}
    subprocess.run(
        [sys.executable, ROOT / "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT,
        env={
            **kept,
            "KAWAH_DATA_DIR": str(data),
            "KAWAH_DATABASE_URL": url,
            "KAWAH_PORT": str(free_port()),
            "KAWAH_CONTENT_PORT": str(free_port()),
        },
        stdin=subprocess.DEVNULL,
        check=True,
    )


MAKE: dict[str, Callable[[Path], None]] = {"sqlite": make_sqlite, "postgres": make_postgres}
