"""Runs everything that must pass and closes with one line of totals.

python -m tests.run check    format, lint, types, architecture, sizes
python -m tests.run all      also every test on SQLite, on PostgreSQL and in a browser
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

from msgspec import Struct

from tests.rig import browser, postgres, tables

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "var" / "reports"
TYPED = ["kawah", "config", "demo", "deploy", "bench", "tests", "conftest.py", "manage.py"]
ORDER = ["tests/test_architecture.py", "tests/test_size.py"]
CHECKS = {
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "types": ["mypy", *TYPED],
    "order": ["pytest", "-q", *ORDER],
}
PACKAGES = {
    "postgresql": "PostgreSQL",
    browser.LIGHTEST: "Chromium",
    "poppler-utils": "pdfsig",
    "libnss3-tools": "certutil",
}
WORKERS = ["-n", "2", "--dist", "worksteal"]
WITHOUT_BROWSER = [*WORKERS, "-m", "not browser", *(f"--ignore={path}" for path in ORDER)]
TABLES = "from tests.rig import tables; tables.sqlite(); tables.folder_of_cluster()"
SEED = "from tests.rig.site import seed; seed()"


class Totals(Struct):
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, report: Path) -> None:
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 - ours
            counts = {name: int(suite.get(name, 0)) for name in ("tests", "skipped")}
            broken = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            self.failed += broken
            self.skipped += counts["skipped"]
            self.passed += counts["tests"] - broken - counts["skipped"]

    def line(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


class Run:
    """The outcome so far; every part is run, whatever the parts before it said."""

    def __init__(self) -> None:
        self.totals = Totals()
        self.broken: list[str] = []

    def check(self, *, until: Callable[[], None] = lambda: None) -> None:
        """Run the checks side by side, and something beside them; then print what those say that
        find something."""
        say("check: format, lint, types, architecture, sizes")
        running = {
            name: subprocess.Popen(
                [sys.executable, "-m", *command],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                text=True,
            )
            for name, command in CHECKS.items()
        }
        until()
        for name, process in running.items():
            output, _ = process.communicate()
            if process.returncode:
                self.broken.append(name)
            self.totals.failed += int(process.returncode != 0)
            self.totals.passed += int(process.returncode == 0)
            print(f"  {name}: {'ok' if process.returncode == 0 else 'FAILED'}", flush=True)
            if process.returncode:
                print(output)

    def pytest(self, name: str, *arguments: str, **environment: str) -> None:
        say(name)
        report = REPORTS / f"{name.split(':')[0]}.xml"
        report.unlink(missing_ok=True)
        command = [sys.executable, "-m", "pytest", "-q", f"--junit-xml={report}", *arguments]
        outcome = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if outcome.returncode:
            self.broken.append(name)
        if report.exists():
            self.totals.add(report)


@contextmanager
def beside(code: str) -> Iterator[None]:
    """Run something as long as the block and wait for its end; who needs it tells if it failed."""
    running = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.DEVNULL)
    try:
        yield
    finally:
        running.wait()


def marked(mark: str) -> list[str]:
    """The files with such tests: collecting only these spares the time of collecting all."""
    files = [path for room in ("kawah", "tests") for path in (ROOT / room).rglob("test_*.py")]
    return sorted(str(path) for path in files if f"mark.{mark}" in path.read_text())


def say(sentence: str) -> None:
    print(f"\n== {sentence} [{time.strftime('%H:%M:%S')}]", flush=True)


def missing() -> list[str]:
    """The Debian packages whose programs are not here."""
    tools = ("poppler-utils", "libnss3-tools")
    found = {package: shutil.which(PACKAGES[package]) is not None for package in tools}
    looks = (("postgresql", postgres.programs), (browser.LIGHTEST, lightest_browser))
    for package, look in looks:
        try:
            look()
            found[package] = True
        except (postgres.PostgresMissing, browser.ChromiumMissing):
            found[package] = False
    return [package for package in PACKAGES if not found[package]]


def can_install() -> bool:
    return os.getuid() == 0 and shutil.which("apt-get") is not None


def lightest_browser() -> None:
    """Where nothing can be installed, a heavier Chromium will do. Raises ChromiumMissing."""
    if can_install() and not shutil.which(browser.LIGHTEST):
        raise browser.ChromiumMissing
    browser.program()


def demand(absent: list[str]) -> None:
    """Say in one line what is missing, and fail, unless it can be installed."""
    if absent and not can_install():
        wanted = ", ".join(PACKAGES[package] for package in absent)
        sys.exit(f"`make test` needs {wanted}: install {' '.join(absent)} and run it again.")


def install(absent: list[str]) -> None:
    """From Debian's packages."""
    if not absent:
        return
    say(f"installing {' '.join(absent)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", *absent]):
        subprocess.run(
            ["apt-get", *command],
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
        )


def make_ready(absent: list[str]) -> None:
    """What the tests need and the checks do not."""
    install(absent)
    subprocess.run([sys.executable, "-c", TABLES], cwd=ROOT, stdin=subprocess.DEVNULL, check=True)


def everything(run: Run) -> None:
    absent = missing()
    demand(absent)
    with ThreadPoolExecutor(1) as meanwhile:
        is_ready = meanwhile.submit(make_ready, absent)

        def on_sqlite() -> None:
            is_ready.result()
            with beside(SEED):
                run.pytest("sqlite: every test without a browser", *WITHOUT_BROWSER)

        run.check(until=on_sqlite)  # one of the checks takes a minute and one processor
    with postgres.cluster(like=tables.folder_of_cluster()) as address:
        run.pytest(
            "postgres: what touches the database, on PostgreSQL",
            *WITHOUT_BROWSER,
            KAWAH_DATABASE_URL=address,
        )
    # These wait a lot, and promise no seconds; each worker takes the next.
    crowd = ["-n", "3", "--dist", "loadgroup"]
    long = ["-m", "browser and long", *marked("long")]
    run.pytest("long: every screen in Chromium, and a share of the proofs", *crowd, *long)
    journeys = ["-m", "browser and not long and not alone", *marked("browser")]
    run.pytest("browser: journeys in Chromium", *WORKERS, *journeys)
    run.pytest("alone: journeys that promise seconds", "-m", "alone", *marked("alone"))


def main() -> None:
    began = time.monotonic()
    REPORTS.mkdir(parents=True, exist_ok=True)
    run = Run()
    if sys.argv[1] == "check":
        run.check()
    else:
        everything(run)
    minutes, seconds = divmod(round(time.monotonic() - began), 60)
    print(f"\n{minutes} min {seconds} s")
    if run.broken:
        print("Not in order: " + "; ".join(run.broken))
    print(run.totals.line(), flush=True)
    sys.exit(bool(run.broken))


if __name__ == "__main__":
    main()
