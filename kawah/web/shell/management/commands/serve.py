"""Runs the whole site: pages, uploaded content on its own host name, and the worker."""

import http.client
import logging
import os
import shutil
import signal
import socket
import sys
import time
from argparse import ArgumentParser
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from kawah.people.accounts.api import has_begun, start_link
from kawah.web.shell.counting import FOLDER
from kawah.web.shell.management.household import ChildKeepsDying, Household
from kawah.web.shell.management.processes import Child

READY_WITHIN = 60.0
# Each thread holds a database connection; each open browser holds a connection of the server.
MOST_CONNECTIONS = 512
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Serve pages, uploaded content and the queue until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1", help="address to listen on")
        parser.add_argument(
            "--with-parent", action="store_true", help="end when the process that started this ends"
        )

        parser.add_argument(
            "--without-worker", action="store_true", help="`manage.py work` runs elsewhere"
        )

    def handle(self, *, bind: str, with_parent: bool, without_worker: bool, **_: object) -> None:
        for port in (settings.PORT, settings.CONTENT_PORT):
            refuse_taken(bind, port)
        several = children(bind, figures=empty_figures())
        several = several[:-1] if without_worker else several
        household = Household(several, say=self.say)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: household.stopping.set())
        parent = os.getppid()
        try:
            with household:
                if not self.become_ready(household, bind):
                    return
                household.watch(until=lambda: with_parent and os.getppid() != parent)
        except ChildKeepsDying as error:
            raise CommandError(
                f"The {error.name} process keeps dying, so everything was ended. "
                "What it printed above says why; `manage.py doctor` looks for the usual causes."
            ) from error
        self.stdout.write("Kawah has ended.")

    def say(self, sentence: str) -> None:
        """To a person at the terminal in plain words, to whoever collects logs as one of them."""
        if self.stderr.isatty():
            self.stderr.write(sentence)
        else:
            log.warning(sentence)

    def become_ready(self, household: Household, bind: str) -> bool:
        """Wait for the site to answer and say so; False when asked to stop before."""
        answer = ""
        deadline = time.monotonic() + READY_WITHIN

        def is_answered() -> bool:
            nonlocal answer
            answer = readiness(bind)
            return answer == "200" or time.monotonic() > deadline

        if not household.watch(until=is_answered):
            return False
        if answer != "200":
            raise CommandError(
                f"The site did not become ready within {READY_WITHIN:.0f} s: {answer}. "
                "`manage.py doctor` says what is wrong."
            )
        self.stdout.write(block())
        connection.close()  # from here on this process only watches
        self.stdout.flush()
        return True


def empty_figures() -> str:
    """Where the processes count for `/health/metrics`; what others counted before them is over."""
    folder = settings.DATA_DIR / "metrics" / socket.gethostname()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return str(folder)


def children(bind: str, *, figures: str) -> list[Child]:
    """The three processes of a site and how each is started, the worker last."""
    counting = {FOLDER: figures}
    worker = [sys.executable, str(settings.ROOT / "manage.py"), "work"]
    return [
        Child("pages", granian(bind, settings.PORT), environment=counting),
        Child(
            "content",
            granian(bind, settings.CONTENT_PORT),
            environment={**counting, "KAWAH_SERVES_CONTENT": "yes"},
        ),
        Child("worker", worker, environment=counting),
    ]


def granian(bind: str, port: int) -> list[str]:
    options = {
        "--interface": "wsgi",
        "--host": bind,
        "--port": port,
        "--workers": settings.WORKER_PROCESSES,
        "--blocking-threads": settings.WORKER_THREADS,
        "--backpressure": MOST_CONNECTIONS,
        "--workers-kill-timeout": 5,
        "--log-level": "warning",
        "--log-config": settings.ROOT / "config" / "page_server_log.json",
        "--working-dir": settings.ROOT,
    }
    flags = ["--no-ws", "--respawn-failed-workers"]  # one that dies takes none of the others along
    parts = [str(part) for option in options.items() for part in option]
    return [sys.executable, "-m", "granian", *parts, *flags, "config.wsgi:application"]


def refuse_taken(bind: str, port: int) -> None:
    """The page server shares ports with its like, so a second site must be stopped here."""
    with socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} on {bind} cannot be used ({error.strerror}): stop what uses it, or "
                "choose others with KAWAH_PORT and KAWAH_CONTENT_PORT. "
                "/ Porta ini tidak dapat dipakai: hentikan pemakainya, atau pilih yang lain."
            ) from error


def readiness(bind: str) -> str:
    """The status of /health/ready as text, or why nothing answered."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(bind, bind)  # noqa: S104 - asked, not bound
    door = http.client.HTTPConnection(here, settings.PORT, timeout=5)
    try:
        door.request("GET", "/health/ready", headers={"Host": urlsplit(settings.PUBLIC_URL).netloc})
        answer = door.getresponse()
        body = answer.read().decode(errors="replace").strip()
        return "200" if answer.status == 200 else f"{answer.status} {body[:300]}"
    except (OSError, http.client.HTTPException) as error:
        return f"no answer yet ({error})"
    finally:
        door.close()


def link_to_begin() -> str:
    """Where a site begins in which nobody can do anything yet; empty for any other."""
    return "" if has_begun() else start_link()


def block() -> str:
    accounts = settings.DATA_DIR / "demo-accounts.json"
    lines = [
        "",
        "  Kawah is ready",
        f"    pages      {settings.PUBLIC_URL}",
        f"    content    {settings.CONTENT_URL}  (uploaded content, apart from the pages)",
        f"    data       {settings.DATA_DIR}",
    ]
    if accounts.exists():
        lines.append(f"    accounts   {accounts}  (a user name and password for each role)")
    if link := link_to_begin():
        lines.append(f"    begin      {link}  (this site is empty: its first national admins)")
    return "\n".join([*lines, "    Ctrl-C ends it.", ""])
