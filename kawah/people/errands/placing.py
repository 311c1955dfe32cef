"""One unit for many: each keeps the post they hold, and holds it there from today on."""

from collections.abc import Sequence

from kawah.people.directory.api import (
    Appointment,
    Person,
    Placed,
    Placing,
    Unit,
    appoint_all,
    take_back_posts,
)
from kawah.people.errands.models import Member
from kawah.people.errands.task import Result, Task, Way


def judge(people: Sequence[Person], task: Task) -> dict[int, str]:
    unit, held = _unit(task), _posts(people)
    return {
        person.pk: fault
        for person in people
        if (fault := _fault(person, unit, held.get(person.pk), task))
    }


def _unit(task: Task) -> Unit | None:
    scope = task.scope
    rows = Unit.objects.filter(pk=task.terms["unit"], agency__path__startswith=scope.agency_path)
    if scope.unit_path:
        rows = rows.filter(agency__path=scope.agency_path, path__startswith=scope.unit_path)
    return rows.select_related("agency").first()


def _posts(people: Sequence[Person]) -> dict[int, Appointment]:
    rows = Appointment.objects.filter(person__in=people, until=None, kind="DEFINITIVE")
    return {row.person_id: row for row in rows.select_related("position")}


def _fault(person: Person, unit: Unit | None, post: Appointment | None, task: Task) -> str:
    if unit is None:
        return "unit"
    if person.agency_id != unit.agency_id:
        return "elsewhere"
    if post is None:
        return "post"
    if post.unit_id == unit.pk:
        return "there"
    return "early" if post.effective_from >= task.on else ""


def do(people: Sequence[Person], task: Task) -> Result:
    unit, held = _unit(task), _posts(people)
    if unit is None or not people:
        return Result({}, {person.pk: "unit" for person in people})
    placings = [Placing(one, held[one.pk].position, unit, task.on) for one in people]
    made = appoint_all(placings, by=task.by.uuid, now=task.now)
    did = {row.person_id: {"appointment": row.pk, "ended": held[row.person_id].pk} for row in made}
    return Result(did, {})


def undo(members: Sequence[Member], task: Task) -> dict[int, str]:
    """The post before goes on, unless the new one has been followed by another."""
    rows = Appointment.objects.select_related("person__agency")
    made = rows.filter(until=None).in_bulk([one.did["appointment"] for one in members])
    ended = rows.in_bulk([one.did["ended"] for one in members])
    placed = [
        Placed(made[one.did["appointment"]], ended.get(one.did["ended"]))
        for one in members
        if one.did["appointment"] in made
    ]
    take_back_posts(placed, by=task.by.uuid, now=task.now)
    return {one.person_id: "changed" for one in members if one.did["appointment"] not in made}


WAY = Way(judge, do, undo)
