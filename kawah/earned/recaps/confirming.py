"""What people say to a file: accept it, throw it away, undo it."""

from datetime import datetime

from django.db import transaction

from kawah.earned.recaps.models import BEFORE_CONFIRMED, Recap, Row, Stage, State
from kawah.people.directory.api import Person
from kawah.records import api as records


class RecapMoved(Exception):
    """The file stands elsewhere by now: somebody else accepted it, or the worker went on."""


class NothingToCount(Exception):
    """No row of the file says something that could be counted."""


class SecondPersonNeeded(Exception):
    """Whoever handed a file in does not accept it."""


class ReasonMissing(Exception):
    """People lose hours by an undoing, and have to be able to read why."""


@transaction.atomic
def confirm(recap: Recap, *, by: Person, now: datetime) -> None:
    """Have the good rows counted. Raises SecondPersonNeeded, RecapMoved, NothingToCount."""
    if recap.by_id == by.pk:
        raise SecondPersonNeeded
    held = hold(recap, Stage.JUDGED)
    count = held.rows.filter(state=State.READY).count()
    if not count:
        raise NothingToCount
    held.stage, held.place, held.confirmed_by, held.confirmed_at = Stage.ENTERING, 0, by, now
    held.save()
    _note(held, "recap.accepted", by=by, now=now, rows=count)
    transaction.on_commit(records.ring)


@transaction.atomic
def undo(recap: Recap, *, by: Person, why: str, now: datetime) -> None:
    """Begin to take back what was counted. Raises RecapMoved, ReasonMissing."""
    if not why.strip():
        raise ReasonMissing
    held = hold(recap, Stage.DONE)
    held.stage, held.place, held.undone_by, held.undone_why = Stage.UNDOING, 0, by, why.strip()
    held.save()
    count = held.rows.filter(state=State.COUNTED).count()
    _note(held, "recap.undone", by=by, now=now, rows=count, why=why.strip())
    transaction.on_commit(records.ring)


@transaction.atomic
def drop(recap: Recap) -> None:
    """Throw a file away that did nothing yet. Raises RecapMoved."""
    held = hold(recap, *BEFORE_CONFIRMED)
    Row.objects.filter(recap=held).delete()
    held.delete()


def hold(recap: Recap, *stages: Stage) -> Recap:
    """The row, locked; raises RecapMoved when it stands elsewhere."""
    rows = Recap.objects.select_for_update(of=("self",)).select_related("agency", "by")
    held = rows.filter(pk=recap.pk, stage__in=stages).first()
    if held is None:
        raise RecapMoved
    return held


def _note(recap: Recap, verb: str, *, by: Person, now: datetime, rows: int, why: str = "") -> None:
    records.note(
        verb=verb,
        subject=f"recap/{recap.uuid}",
        by=by.uuid,
        now=now,
        agency=recap.agency.code,
        after={"file": recap.name, "handed_in_by": str(recap.by.uuid), "rows": rows},
        why=why,
    )
