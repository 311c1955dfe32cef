"""Enrolling the people of a file: some rows at a time, each with what came of it."""

from collections.abc import Sequence
from datetime import datetime

from kawah.learning.curriculum.api import Version
from kawah.learning.enrollment.api import (
    Batch,
    Enrollment,
    Terms,
    Via,
    Waiting,
    enroll_all,
    seat_or_queue,
)
from kawah.learning.joining.facts import Known, look_at, version_of
from kawah.learning.joining.nominations import Nomination, Nominee, State
from kawah.learning.joining.problems import kind_of
from kawah.learning.joining.telling import tell_enrolled
from kawah.learning.joining.weighing import weigh_person
from kawah.people.directory.api import Person

AT_ONCE = 250
CHANGED = ("state", "problem", "faults", "enrollment", "waiting")


def enter_some(nomination: Nomination, *, now: datetime) -> bool:
    """Take in the next rows; whether these were the last. What changed since the dry run is told in
    its row."""
    ready = nomination.nominees.filter(state=State.READY).order_by("number")
    rows = list(ready.select_related("person__agency")[:AT_ONCE])
    known = Known(nomination.agency.path)
    look_at(known, nomination, [row.person for row in rows if row.person])
    going = [row for row in rows if _is_going(row, known)]
    people = [row.person for row in going if row.person]
    version = version_of(nomination)
    if version is not None and people:
        enrolled, waiting = _take(nomination, version, people, now=now)
        for row in going:
            _mark(row, enrolled, waiting)
    came = [row for row in rows if row.state == State.ENROLLED]
    Nominee.objects.bulk_update(came, ["state", "enrollment"])
    Nominee.objects.bulk_update([row for row in rows if row.state != State.ENROLLED], CHANGED)
    return len(rows) < AT_ONCE


def _is_going(row: Nominee, known: Known) -> bool:
    if row.person is None:
        return False
    weighed = weigh_person(row.person, known)
    row.state, row.faults = weighed.state, weighed.faults
    row.problem = kind_of(weighed.faults[0][0]) if weighed.faults else ""
    return weighed.state == State.READY


def _take(
    nomination: Nomination, version: Version, people: Sequence[Person], *, now: datetime
) -> tuple[dict[int, Enrollment], dict[int, Waiting]]:
    """Those who came in and those who wait for a seat, by the key of the person."""
    by = nomination.confirmed_by
    waiting: list[Waiting] = []
    if nomination.batch is None:
        rows = enroll_all(people, version, Terms(Via.FILE), now=now)
    else:
        batch: Batch = nomination.batch
        named = by.uuid if by else None
        seated = seat_or_queue(batch, people, via=Via.FILE, by=named, now=now)
        rows, waiting = seated.rows, seated.waiting
    fresh = {row.person_id: row for row in rows if row.enrolled_at == now}
    if nomination.batch is None:
        tell_enrolled(fresh.values(), now=now)
    return fresh, {row.person_id: row for row in waiting}


def _mark(row: Nominee, enrolled: dict[int, Enrollment], waiting: dict[int, Waiting]) -> None:
    key = row.person_id or 0
    if key in waiting:
        row.state, row.waiting = State.QUEUED, waiting[key]
    elif key in enrolled:
        row.state, row.enrollment = State.ENROLLED, enrolled[key]
    else:  # somebody else was faster by a moment
        row.state, row.problem, row.faults = State.SAME, "taking", [("taking", {})]
