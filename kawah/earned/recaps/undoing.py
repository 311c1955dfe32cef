"""Undoing a file: what it had counted is taken back, by statements of its own."""

from datetime import datetime

from kawah.earned.claims import api as claims
from kawah.earned.recaps import telling
from kawah.earned.recaps.entering import AT_ONCE, CHANGED
from kawah.earned.recaps.models import Recap, Row, State
from kawah.people.directory.api import Person
from kawah.records import api as records


def undo_some(recap: Recap, *, now: datetime) -> bool:
    """Take back what the next rows did; whether these were the last."""
    counted = recap.rows.filter(state=State.COUNTED).order_by("number")
    rows = list(counted.select_related("claim", "person__agency")[:AT_ONCE])
    records.hold_all({row.person.uuid for row in rows if row.person})
    for row in rows:
        if row.claim is not None and row.person is not None and recap.undone_by is not None:
            row.claim.person = row.person
            _undo(recap, row.claim, by=recap.undone_by, now=now)
        row.state = State.TAKEN_BACK
    Row.objects.bulk_update(rows, CHANGED)
    return len(rows) < AT_ONCE


def _undo(recap: Recap, claim: claims.Claim, *, by: Person, now: datetime) -> None:
    if claims.annul(claim, by=by, why=recap.undone_why, now=now):
        telling.tell_annulled(recap, claim.person, claim.title, now=now)
