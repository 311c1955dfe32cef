"""The worker's part: the next piece of the errand that waits longest, in its own transaction."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from kawah.lib import pieces
from kawah.people.errands.choosing import faults_of
from kawah.people.errands.models import MOVING, Act, Errand, Member, Outcome, Stage
from kawah.people.errands.task import task_of
from kawah.people.errands.ways import WAYS

FORGOTTEN_AFTER = timedelta(days=1)  # chosen, and never confirmed
RELATED = ("agency", "by__agency", "undone_by__agency")


def work_waiting(*, now: datetime) -> int:
    """Do one piece of one errand; 1 when there was one."""
    done = pieces.do_next(Errand.objects.filter(stage__in=MOVING), advance, now=now)
    return done or _forget(now=now)


def _forget(*, now: datetime) -> int:
    """One that was left lying before anybody confirmed it."""
    rows = Errand.objects.filter(stage=Stage.CHOSEN, at__lte=now - FORGOTTEN_AFTER)
    row = rows.order_by("at").first()
    if row is None:
        return 0
    row.delete()
    return 1


def advance(key: int, *, now: datetime) -> bool:
    """Do the next piece; False when there is none."""
    return pieces.step(Errand.objects.select_related(*RELATED), STEPS, key, now=now)


def do_piece(errand: Errand, *, now: datetime) -> bool:
    way = WAYS[Act(errand.act)]
    members = _members(errand, errand.place * way.at_once, way.at_once)
    task = task_of(errand, by=errand.by, now=now)
    people = [one.person for one in members]
    faults = faults_of(errand.act, people, task)
    result = way.do([person for person in people if person.pk not in faults], task)
    faults |= result.faults
    for one in members:
        one.did = result.did.get(one.person_id, {})
    _keep(members, faults, Outcome.DONE, Outcome.LEFT_OUT)
    return (errand.place + 1) * way.at_once >= errand.total


def undo_piece(errand: Errand, *, now: datetime) -> bool:
    """From the last to the first: what came with the first is taken back when all others are."""
    way = WAYS[Act(errand.act)]
    if way.undo is None or errand.undone_by is None:
        return True
    last = (errand.total - 1) // way.at_once
    start = (last - errand.place) * way.at_once
    members = [one for one in _members(errand, start, way.at_once) if one.outcome == Outcome.DONE]
    stay = way.undo(members, task_of(errand, by=errand.undone_by, now=now)) if members else {}
    _keep(members, stay, Outcome.UNDONE, Outcome.STAYS)
    return errand.place >= last


def _members(errand: Errand, start: int, count: int) -> list[Member]:
    rows = errand.members.filter(number__gte=start, number__lt=start + count)
    return list(rows.select_related("person__agency").order_by("number"))


def _keep(members: list[Member], faults: Mapping[int, str], good: Outcome, bad: Outcome) -> None:
    for one in members:
        one.fault = faults.get(one.person_id, "")
        one.outcome = bad if one.fault else good
    Member.objects.bulk_update(members, ["outcome", "fault", "did"])


STEPS: pieces.Steps = {
    Stage.DOING: (do_piece, Stage.DONE),
    Stage.UNDOING: (undo_piece, Stage.UNDONE),
}
