"""What the worker does, turn after turn. A duty that fails stands in no other's way."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter
from typing import Protocol

from django.utils.module_loading import import_string

from config.followers import CHORES
from kawah.records import api as records
from kawah.web.shell import counting

log = logging.getLogger(__name__)
LONGEST_WAIT = timedelta(minutes=5)


class Chore(Protocol):
    def __call__(self, *, now: datetime) -> int | None: ...


class Duty:
    """One chore, kept away from its neighbours and slowed down while it fails."""

    def __init__(self, name: str, find: Callable[[], Chore]) -> None:
        self.name = name
        self.find = find
        self.failures = 0
        self.due: datetime | None = None

    def turn(self, *, now: datetime) -> int:
        """Do what waits; the number of things done."""
        if self.due is not None and self.due > now:
            return 0
        began = perf_counter()
        try:
            done = self.find()(now=now) or 0
        except Exception:
            self.failures += 1
            wait = min(timedelta(seconds=2 ** min(self.failures, 12)), LONGEST_WAIT)
            self.due = now + wait
            counting.failed(self.name)
            log.exception("chore failed", extra={"chore": self.name, "failures": self.failures})
            return 0
        counting.worked(self.name, seconds=perf_counter() - began, done=done)
        self.failures, self.due = 0, None
        return done


def duties() -> list[Duty]:
    """The queue of statements first, then the chores in the order of config/followers.py."""
    queue = Duty("records.drain_waiting", lambda: records.drain_waiting)
    return [queue, *(Duty(path, partial(import_string, path)) for path in CHORES)]
