"""Having the rows of a file counted: some at a time, each with what came of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid5

from kawah.earned.claims import api as claims
from kawah.earned.recaps import telling
from kawah.earned.recaps.facts import Known, claimed_by, key_of, told_in
from kawah.earned.recaps.models import Recap, Row, State
from kawah.earned.recaps.problems import kind_of
from kawah.earned.recaps.weighing import weigh_told
from kawah.records import api as records

AT_ONCE = 30
DAYS_AT_ONCE = 60  # each is a statement, and a posting of the ledger
CHANGED = ("state", "problem", "faults", "claim")


def enter_some(recap: Recap, *, now: datetime) -> bool:
    """Count the next rows; whether these were the last. What changed since the dry run is told in
    its row."""
    waiting = recap.rows.filter(state=State.READY).order_by("number")
    rows = list(waiting.select_related("person__agency")[:AT_ONCE])
    some = few_days(rows)
    records.hold_all({row.person.uuid for row in some if row.person})
    barred = {recap.by_id, recap.confirmed_by_id or 0}
    known = Known(recap.agency.path, barred)
    known.claimed.update(claimed_by({row.person_id or 0 for row in some}))
    for row in some:
        _enter(recap, row, known, now=now)
    Row.objects.bulk_update(some, CHANGED)
    return len(rows) < AT_ONCE and len(some) == len(rows)


def few_days(rows: Sequence[Row]) -> list[Row]:
    """The first rows that together are not too much for one transaction; at least one."""
    some: list[Row] = []
    days = 0
    for row in rows:
        days += row.days
        if some and days > DAYS_AT_ONCE:
            break
        some.append(row)
    return some


def _enter(recap: Recap, row: Row, known: Known, *, now: datetime) -> None:
    person, accepted_by = row.person, recap.confirmed_by
    if person is None or accepted_by is None:
        return
    told = told_in(row.said)
    weighed = weigh_told(person, told, known)
    row.state, row.faults = weighed.state, weighed.faults
    row.problem = kind_of(weighed.faults[0][0]) if weighed.faults else ""
    if weighed.state != State.READY:
        return
    pair = claims.Pair(recap.by, recap.at, accepted_by)
    uuid = uuid5(recap.uuid, str(row.number))
    row.claim = claims.enter(person, told, pair, uuid=uuid, now=now)
    row.state = State.COUNTED
    known.claimed[key_of(person.pk, told)] = row.claim.state
    telling.tell_counted(recap, person, told.title, now=now)
