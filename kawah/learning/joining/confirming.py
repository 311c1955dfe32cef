"""What a person says to a file: go ahead, throw it away, undo it."""

from datetime import datetime

from django.db import transaction

from kawah.learning.joining.nominations import (
    BEFORE_CONFIRMED,
    Nomination,
    Nominee,
    Stage,
    State,
)
from kawah.people.directory.api import Person
from kawah.records import api as records


class NominationMoved(Exception):
    """The file stands elsewhere by now: somebody else confirmed it, or the worker went on."""


class NobodyToEnroll(Exception):
    """No row of the file names somebody who can come in."""


def hold(nomination: Nomination, *stages: Stage) -> Nomination:
    """The row, locked; raises NominationMoved when it stands elsewhere."""
    rows = Nomination.objects.select_for_update(of=("self",)).select_related("agency", "course")
    held = rows.filter(pk=nomination.pk, stage__in=stages).first()
    if held is None:
        raise NominationMoved
    return held


@transaction.atomic
def confirm(nomination: Nomination, *, by: Person, now: datetime) -> None:
    """Let the good rows in. Raises NominationMoved, NobodyToEnroll."""
    held = hold(nomination, Stage.JUDGED)
    count = held.nominees.filter(state=State.READY).count()
    if not count:
        raise NobodyToEnroll
    held.stage, held.place, held.confirmed_by, held.confirmed_at = Stage.ENTERING, 0, by, now
    held.save()
    _note(held, "nomination.confirmed", by=by, now=now, rows=count)
    transaction.on_commit(records.ring)


@transaction.atomic
def undo(nomination: Nomination, *, by: Person, now: datetime) -> None:
    """Begin to take out again whoever has begun nothing. Raises NominationMoved."""
    held = hold(nomination, Stage.DONE)
    held.stage, held.place, held.undone_by = Stage.UNDOING, 0, by
    held.save()
    _note(held, "nomination.undone", by=by, now=now, rows=held.total)
    transaction.on_commit(records.ring)


@transaction.atomic
def drop(nomination: Nomination) -> None:
    """Throw a file away that did nothing yet. Raises NominationMoved."""
    held = hold(nomination, *BEFORE_CONFIRMED)
    Nominee.objects.filter(nomination=held).delete()
    held.delete()


def _note(nomination: Nomination, verb: str, *, by: Person, now: datetime, rows: int) -> None:
    records.note(
        verb=verb,
        subject=f"nomination/{nomination.uuid}",
        by=by.uuid,
        now=now,
        agency=nomination.agency.code,
        after={"file": nomination.name, "course": nomination.course.title, "rows": rows},
    )
