"""One supervisor for many."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kawah.people.access import api as access
from kawah.people.directory.api import (
    Person,
    Supervision,
    Tied,
    everyone_above,
    take_back_ties,
)
from kawah.people.errands.models import Member
from kawah.people.errands.task import Result, Task, Way, reached


def judge(people: Sequence[Person], task: Task) -> dict[int, str]:
    boss = _boss(task)
    if boss is None:
        return {person.pk: "boss" for person in people}
    above = everyone_above(boss, on=task.on)
    named = set(
        Supervision.objects.in_force(on=task.on)
        .filter(person__in=people, supervisor=boss, until=None)
        .values_list("person", flat=True)
    )
    faults = {person.pk: "same" for person in people if person.pk in named}
    faults |= {person.pk: "circle" for person in people if person.pk in above}
    return faults | {person.pk: "self" for person in people if person.pk == boss.pk}


def _boss(task: Task) -> Person | None:
    found = reached(task.scope, on=task.on).filter(uuid=task.terms["supervisor"])
    return found.select_related("agency").first()


def do(people: Sequence[Person], task: Task) -> Result:
    boss = _boss(task)
    if boss is None or not people:
        return Result({}, {person.pk: "boss" for person in people})
    held = _ties(people)
    roles = _roles(boss)
    pairs = [(person, boss) for person in people]
    assigned = access.name_supervisors(pairs, by=task.by, on=task.on, now=task.now)
    did: dict[int, dict[str, Any]] = {
        tie.person_id: {"tie": tie.pk, "before": held.get(tie.person_id, [])}
        for tie in assigned.ties
    }
    if did and (fresh := _roles(boss) - roles):
        next(iter(did.values()))["grant"] = fresh.pop()
    return Result(did, {person.pk: "circle" for person in assigned.circles})


def _ties(people: Sequence[Person]) -> dict[int, list[list[Any]]]:
    """What each had before, as it is kept."""
    found: dict[int, list[list[Any]]] = {}
    for one in Supervision.objects.filter(person__in=people).order_by("effective_from"):
        until = one.until.isoformat() if one.until else None
        told = [one.supervisor_id, one.effective_from.isoformat(), until]
        found.setdefault(one.person_id, []).append(told)
    return found


def _roles(boss: Person) -> set[int]:
    rows = access.Grant.objects.filter(person=boss, role=access.Role.SUPERVISOR)
    return set(rows.values_list("pk", flat=True))


def undo(members: Sequence[Member], task: Task) -> dict[int, str]:
    """Each gets what they had; who supervises nobody any more loses the role that came with it."""
    ties = Supervision.objects.filter(until=None).select_related("person__agency")
    held = ties.in_bulk([one.did["tie"] for one in members])
    going = [one for one in members if one.did["tie"] in held]
    take_back_ties(
        [held[one.did["tie"]] for one in going],
        before={one.person_id: [_tied(row) for row in one.did["before"]] for one in going},
        by=task.by.uuid,
        now=task.now,
    )
    _discharge([one.did["grant"] for one in members if "grant" in one.did], task)
    return {one.person_id: "changed" for one in members if one.did["tie"] not in held}


def _tied(told: Sequence[Any]) -> Tied:
    boss, since, until = told
    return Tied(boss, date.fromisoformat(since), date.fromisoformat(until) if until else None)


def _discharge(keys: Sequence[int], task: Task) -> None:
    rows = access.Grant.objects.filter(pk__in=keys, until=None).select_related("person__agency")
    busy = set(
        Supervision.objects.filter(supervisor__in=[row.person_id for row in rows]).values_list(
            "supervisor", flat=True
        )
    )
    idle = [row for row in rows if row.person_id not in busy]
    access.take_back(idle, by=task.by, now=task.now)


WAY = Way(judge, do, undo)
