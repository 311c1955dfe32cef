"""The same completions delivered a hundred times at once: by processes with threads, which all wait
for one gate to open."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from random import Random

from django.db import OperationalError, connection

from kawah.learning.enrollment.api import Enrollment
from kawah.records import api as records
from tests.prove import learning, truth
from tests.prove.forks import Fork

PROCESSES, THREADS = 20, 5
MOST_TRIES = 20


def play(chance: Random, count: int) -> list[str]:
    learning.course()
    found: list[str] = []
    for _ in range(count):
        enrollment = learning.newcomer()
        closed, opener = os.pipe()
        forks = [Fork(partial(together, enrollment.pk, closed, opener)) for _ in range(PROCESSES)]
        os.close(opener)  # the gate: everybody reads its end at this moment
        for fork in forks:
            fork.result()
        os.close(closed)
        found += Fork(partial(settled, enrollment)).result()
    return found


def together(key: int, closed: int, opener: int) -> None:
    os.close(opener)
    with ThreadPoolExecutor(THREADS) as threads:
        waiting = [threads.submit(deliver, key, closed) for _ in range(THREADS)]
        for one in waiting:
            one.result()


def deliver(key: int, closed: int) -> None:
    """One device, which sends again what was not taken because too many came at once."""
    os.read(closed, 1)
    try:
        enrollment = Enrollment.objects.select_related("person__agency").get(pk=key)
        for _ in range(MOST_TRIES):
            with suppress(OperationalError):
                learning.take(enrollment, lambda heard: None)
                send_again(enrollment)
                return
            time.sleep(0.05)
        raise TimeoutError("never taken")
    finally:
        connection.close()


def send_again(enrollment: Enrollment) -> None:
    """The same statement once more, as from a device that never heard the answer."""
    first = records.Statement.objects.filter(person=enrollment.person.uuid, kind="completed")
    statement = first.order_by("pk")[0]
    records.record(
        statement.act,
        statement=statement.uuid,
        person=statement.person,
        agency=statement.agency,
        happened_at=statement.happened_at,
        now=statement.received_at,
    )


def settled(enrollment: Enrollment) -> list[str]:
    learning.drain()
    learning.finish_certificates()
    return truth.faults(enrollment)
