"""The same completions delivered a hundred times, by processes that do not wait for each other."""

from functools import partial
from random import Random

from kawah.learning.enrollment.api import Enrollment
from kawah.records import api as records
from tests.prove import learning, truth
from tests.prove.forks import Fork

PROCESSES, EACH = 10, 10


def play(chance: Random, count: int) -> list[str]:
    learning.course()
    found: list[str] = []
    for _ in range(count):
        enrollment = learning.newcomer()
        forks = [Fork(partial(deliver, enrollment.pk)) for _ in range(PROCESSES)]
        for fork in forks:
            fork.result()
        found += Fork(partial(settled, enrollment)).result()
    return found + truth.of_the_ledger()


def deliver(key: int) -> None:
    enrollment = Enrollment.objects.select_related("person__agency").get(pk=key)
    for _ in range(EACH):
        learning.take(enrollment, lambda heard: None)
        send_again(enrollment)


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
