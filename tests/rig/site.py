"""A whole site of its own, as `make up` runs it: page server, content host and worker."""

import fcntl
import hashlib
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from kawah.web.shell.management.processes import ending_with_its_parent
from tests.rig import tables
from tests.rig.ports import free_port

ROOT = Path(__file__).parent.parent.parent
SEEDS = Path(os.environ.get("KAWAH_SEED_DIR", ROOT / "var" / "seeds"))
SEED_SOURCES = ("kawah", "config", "demo")
SKIPPED = {"tests", "__pycache__", "node_modules"}
READY_WITHIN = 90.0
# What the worker does until it finds nothing to do: sign what the demo begins with, for one.
WORK = """
from django.utils import timezone
from kawah.web.shell.management.duty import duties
round_of_duties = duties()
while any([duty.turn(now=timezone.now()) for duty in round_of_duties]):
    pass
"""


class Account(Struct, frozen=True):
    """One line of demo-accounts.json."""

    role: str
    username: str
    password: str
    home: str
    agency: str


class SiteBroken(Exception):
    """The site did not start; the message holds the end of its log."""


class Site:
    """A site with its own data folder and ports; `address` names a PostgreSQL database."""

    def __init__(self, data: Path, *, address: str = "", **environment: str) -> None:
        self.data = data
        self.port, self.content_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.content_url = f"http://localhost:{self.content_port}"
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("KAWAH_")},
            "KAWAH_DATA_DIR": str(data),
            "KAWAH_PORT": str(self.port),
            "KAWAH_CONTENT_PORT": str(self.content_port),
            "KAWAH_DEMO": "yes",
            "KAWAH_DATABASE_URL": address,
            **environment,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def manage(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command of manage.py against this site's data."""
        return subprocess.run(
            [sys.executable, ROOT / "manage.py", *arguments],
            env=self.environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=check,
        )

    def build(self) -> None:
        """Assets, tables, reference data and the demo."""
        assets = ROOT / "kawah" / "web" / "shell" / "assets" / "build.mjs"
        self._step(["node", str(assets), str(self.data / "assets")])
        self._step([sys.executable, str(ROOT / "manage.py"), "prepare"])

    def _step(self, command: list[str]) -> None:
        with (self.data / "build.log").open("ab") as log:
            done = subprocess.run(
                command, env=self.environment, cwd=ROOT, stdout=log, stderr=log, check=False
            )
        if done.returncode:
            raise SiteBroken((self.data / "build.log").read_text()[-3000:])

    def start(self) -> None:
        with (self.data / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, ROOT / "manage.py", "serve", "--with-parent"],
                env=self.environment,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=ending_with_its_parent(),
            )
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while self.process and self.process.poll() is None and time.monotonic() < deadline:
            if self.is_ready():
                return
            time.sleep(0.1)
        log = (self.data / "serve.log").read_text()[-3000:]
        self.stop()
        raise SiteBroken(log)

    def is_ready(self) -> bool:
        door = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            door.request("GET", "/health/ready")
            return door.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            door.close()

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None

    def exit_code(self) -> int:
        """How the site ended; waits for its end."""
        return self.process.wait(20) if self.process else 0

    @property
    def pid(self) -> int:
        if self.process is None:
            raise RuntimeError("the site is not running")
        return self.process.pid

    @property
    def accounts(self) -> dict[str, Account]:
        rows = json.loads((self.data / "demo-accounts.json").read_text())
        found: dict[str, Account] = {}
        for row in rows:
            if row.keys() >= {"role", "home", "agency"}:  # machines' accounts have no home
                account = Account(*(row[name] for name in Account.__struct_fields__))
                found.setdefault(account.role, account)
        return found


def seed() -> Path:
    """A data folder with the demo in it and no work left, made once for each state of the
    sources."""
    SEEDS.mkdir(parents=True, exist_ok=True)
    with (SEEDS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = SEEDS / digest()
        if folder.exists():
            return folder
        for old in SEEDS.glob("*/"):
            shutil.rmtree(old)
        fresh = folder.with_suffix(".new")
        fresh.mkdir()
        site = Site(fresh)
        site.build()
        site.manage("shell", "-c", WORK)
        fresh.rename(folder)
        return folder


def digest() -> str:
    content = hashlib.sha256()
    for source in SEED_SOURCES:
        for path in sorted((ROOT / source).rglob("*")):
            if path.is_file() and path.suffix != ".mo" and not SKIPPED & set(path.parts):
                content.update(str(path).encode() + path.read_bytes())
    return content.hexdigest()[:20]


@contextmanager
def empty(data: Path) -> Iterator[Site]:
    """A site without anybody, as `KAWAH_DEMO=0 make up` serves it, ended with the block."""
    shutil.copy(tables.sqlite(), data / "kawah.sqlite3")  # no row in it; making it takes long
    site = Site(data, KAWAH_DEMO="0")
    site.build()
    site.start()
    try:
        yield site
    finally:
        site.stop()


@contextmanager
def running(data: Path, *, address: str = "", **environment: str) -> Iterator[Site]:
    """A site with the demo in it, ended with the block."""
    site = Site(data, address=address, **environment)
    if address:
        data.mkdir(parents=True, exist_ok=True)
        site.build()
    else:
        shutil.copytree(seed(), data, dirs_exist_ok=True)
    site.start()
    try:
        yield site
    finally:
        site.stop()
