"""Many who left, on one day and for one reason."""

from collections.abc import Sequence
from datetime import date

from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import AccountOutOfReach, Departure
from kawah.people.directory.api import Person
from kawah.people.errands.models import Member
from kawah.people.errands.task import Result, Task, Way


def judge(people: Sequence[Person], task: Task) -> dict[int, str]:
    ours = set(
        accounts.within_power(task.scope, on=task.on)
        .filter(pk__in=[person.pk for person in people])
        .values_list("pk", flat=True)
    )
    faults = {person.pk: "power" for person in people if person.pk not in ours}
    return faults | {person.pk: "oneself" for person in people if person == task.by}


def do(people: Sequence[Person], task: Task) -> Result:
    result = Result({}, {})
    for person in people:
        if not _leave(person, task):
            result.faults[person.pk] = "power"
    rows = Departure.objects.filter(person__in=people, undone_at=None, at=task.now)
    result.did = {key: {"departure": pk} for key, pk in rows.values_list("person", "pk")}
    return result


def _leave(person: Person, task: Task) -> bool:
    day = date.fromisoformat(task.terms["last_day"])
    try:
        return accounts.leave(
            person, last_day=day, scope=task.scope, by=task.by, why=task.why, now=task.now
        )
    except AccountOutOfReach:
        return False


def undo(members: Sequence[Member], task: Task) -> dict[int, str]:
    """Each comes back with roles and posts, within thirty days."""
    rows = Departure.objects.select_related("person__agency").in_bulk(
        [one.did["departure"] for one in members]
    )
    return {
        one.person_id: "late"
        for one in members
        if not accounts.bring_back(
            rows[one.did["departure"]], scope=task.scope, by=task.by, now=task.now
        )
    }


WAY = Way(judge, do, undo)
