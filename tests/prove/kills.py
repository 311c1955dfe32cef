"""The learner's process is killed: right after each named step, and at random instants."""

import json
import os
import time
from contextlib import ExitStack
from functools import partial
from pkgutil import resolve_name
from random import Random
from unittest import mock

from kawah.learning.enrollment.api import Enrollment
from kawah.lib import checkpoints
from tests.prove import learning, truth
from tests.prove.forks import Fork, dying
from tests.prove.learning import Heard

# The step, and the function after which the process dies.
STEPS = {
    "answer stored": "kawah.learning.assessment.taking.save",
    "answers scored": "kawah.learning.assessment.taking._score_all",
    "activity marked": "kawah.learning.enrollment.marking._advance",
    "statement appended": "kawah.records.models.Statement.append",
    "statement queued": "kawah.records.log.record",
    "commit": "kawah.records.queue.followers",
    "entry": "kawah.earned.hours.posting.settle_year",
    "entry committed": "kawah.records.queue.drain_quietly",
    "certificate row": "checkpoint certificate",
    "PDF": "checkpoint pdf",
    "signature": "checkpoint signature",
    "badge": "checkpoint badge",
    "notice": "checkpoint notice",
}


def play(chance: Random, count: int) -> list[str]:
    """Half of the tries die after a named step, the other half at any instant; where there are but
    few, every step comes first."""
    learning.course()
    seconds = seconds_of_one()
    found: list[str] = []
    names = list(STEPS)
    is_few = count < 2 * len(names)
    for number in range(count):
        enrollment = learning.newcomer()
        if number >= len(names) if is_few else number % 2:
            heard = killed_at(enrollment, chance.uniform(0, seconds), chance)
            what = "killed at random"
        else:
            what = names[(number if is_few else number // 2) % len(names)]
            heard = killed_after(enrollment, what, nth=chance.randint(1, 3))
        after = Fork(partial(recover, enrollment, heard)).result()
        found += [f"{what}: {fault}" for fault in after]
    return found


def seconds_of_one() -> float:
    enrollment = learning.newcomer()
    began = time.monotonic()
    Fork(lambda: whole(enrollment, lambda key: None)).result()
    return time.monotonic() - began


def whole(enrollment: Enrollment, heard: Heard) -> None:
    """The learner's device and the worker, one after the other."""
    learning.take(enrollment, heard)
    learning.finish_certificates()


class Witness:
    """Hears what was acknowledged, outside the process that may die."""

    def __init__(self) -> None:
        self.reader, self.writer = os.pipe()

    def hear(self, key: str) -> None:
        os.write(self.writer, json.dumps(key).encode() + b"\n")

    def heard(self) -> list[str]:
        os.close(self.writer)
        with os.fdopen(self.reader) as lines:
            return [json.loads(line) for line in lines]


def killed_after(enrollment: Enrollment, name: str, *, nth: int) -> list[str]:
    """Take the course until a step was made for the nth time, or to the end."""
    witness, path = Witness(), STEPS[name]
    if path.startswith("checkpoint "):
        Fork(partial(reach, path.split()[1], enrollment, witness.hear)).result()
        return witness.heard()
    calls = 0

    def once_more(*args, **kwargs):
        nonlocal calls
        calls += 1
        return deadly(*args, **kwargs) if calls == nth else lively(*args, **kwargs)

    lively = resolve_name(path)
    deadly = dying(lively)

    def act() -> None:
        with ExitStack() as stack:
            for place in places_of(path):
                stack.enter_context(mock.patch(place, once_more))
            whole(enrollment, witness.hear)

    Fork(act).result()
    return witness.heard()


def reach(checkpoint: str, enrollment: Enrollment, heard: Heard) -> None:
    """Go on until the product's own checkpoint, where this process dies."""
    os.environ[checkpoints.VARIABLE] = checkpoint
    whole(enrollment, heard)


def places_of(path: str) -> list[str]:
    """Where a function is called by its name: its own module, and those that took it in."""
    taken = {"kawah.records.log.record": ["kawah.records.api.record"]}
    return [path, *taken.get(path, [])]


def killed_at(enrollment: Enrollment, seconds: float, chance: Random) -> list[str]:
    witness = Witness()
    fork = Fork(lambda: whole(enrollment, witness.hear))
    fork.kill_after(seconds)
    fork.result()
    return witness.heard()


def recover(enrollment: Enrollment, heard: list[str]) -> list[str]:
    """The worker reads what is left; the device sends again; then all must be as if undisturbed."""
    lost = set(heard) - learning.done(enrollment)
    learning.drain()
    learning.take(enrollment, lambda key: None)
    learning.drain()
    learning.finish_certificates()
    return [f"acknowledged and lost: {key}" for key in sorted(lost)] + truth.faults(enrollment)
