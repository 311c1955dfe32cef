"""Codes for those who cannot sign in yet: one order, which the worker of accounts serves.

A code is not taken back: one that nobody used expires, and a newer one ends it.
"""

from collections.abc import Sequence

from kawah.people.accounts import api as accounts
from kawah.people.directory.api import Person
from kawah.people.errands.models import MOST
from kawah.people.errands.task import Result, Task, Way


def judge(people: Sequence[Person], task: Task) -> dict[int, str]:
    keys = [person.pk for person in people]
    ours = accounts.within_power(task.scope, on=task.on).filter(pk__in=keys)
    within = set(ours.values_list("pk", flat=True))
    open_ones = accounts.without_password(
        ours, unit=None, renews=task.terms["renews"], now=task.now
    )
    waiting = set(open_ones.values_list("pk", flat=True))
    faults = {person.pk: _fault(person) for person in people if person.pk not in waiting}
    return faults | {person.pk: "power" for person in people if person.pk not in within}


def _fault(person: Person) -> str:
    return "enters" if person.has_usable_password() else "code"


def do(people: Sequence[Person], task: Task) -> Result:
    if people:
        accounts.order_slips_for(
            task.key,
            people,
            agency=task.agency,
            scope=task.scope,
            by=task.by,
            by_mail=task.terms["by_mail"],
            renews=task.terms["renews"],
            now=task.now,
        )
    return Result({person.pk: {} for person in people}, {})


WAY = Way(judge, do, None, at_once=MOST)
