"""Keeps the processes of one site running together: all of them, or none."""

import threading
import time
from collections.abc import Callable

from kawah.web.shell.management.processes import Child, end_all

GRACE = 8.0
DEATHS_BORNE, WITHIN = 5, 60.0
SHORTEST_WAIT, LONGEST_WAIT = 0.5, 8.0


class ChildKeepsDying(Exception):
    """A process died again and again soon after its start."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Household:
    """A child that dies is started again, ever more slowly; one that keeps dying ends all."""

    def __init__(self, children: list[Child], *, say: Callable[[str], None]) -> None:
        self.children = children
        self.say = say
        self.stopping = threading.Event()
        self.deaths: dict[str, list[float]] = {child.name: [] for child in children}
        self.due: dict[str, float] = {}

    def __enter__(self) -> "Household":
        for child in self.children:
            child.start()
        return self

    def __exit__(self, *_: object) -> None:
        end_all(self.children, grace=GRACE)

    def watch(self, *, until: Callable[[], bool]) -> bool:
        """Keep all running until asked to stop (False) or until `until` holds (True).

        Raises ChildKeepsDying.
        """
        while not self.stopping.is_set():
            if until():
                return True
            for child in self.children:
                if not child.is_running:
                    self._revive(child, now=time.monotonic())
            self.stopping.wait(0.2)
        return False

    def _revive(self, child: Child, *, now: float) -> None:
        if child.name not in self.due:
            self._bury(child, now=now)
        elif self.due[child.name] <= now:
            del self.due[child.name]
            child.start()

    def _bury(self, child: Child, *, now: float) -> None:
        child.sweep()
        recent = [death for death in self.deaths[child.name] if now - death < WITHIN] + [now]
        if len(recent) >= DEATHS_BORNE:
            raise ChildKeepsDying(child.name)
        wait = min(SHORTEST_WAIT * 2 ** (len(recent) - 1), LONGEST_WAIT)
        self.deaths[child.name], self.due[child.name] = recent, now + wait
        self.say(f"{child.name} ended unexpectedly and starts again in {wait:g} s")
