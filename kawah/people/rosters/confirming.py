"""What a person says to a roster: go ahead, throw it away, decide about its conflicts, undo it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from kawah.people.directory.api import Person
from kawah.people.rosters.mapping import BEFORE_CONFIRMED, RosterMoved
from kawah.people.rosters.models import Conflict, Held, Roster, Row, Stage, Verdict
from kawah.people.rosters.problems import CONFLICTS, SKIP
from kawah.records import api as records


class AnswerUnknown(Exception):
    """Nothing like that can be decided about this kind of conflict."""


class NothingToEnter(Exception):
    """No row of the roster may go in."""


def _hold(roster: Roster, *stages: Stage) -> Roster:
    """The row, locked; raises RosterMoved when it stands elsewhere."""
    rows = Roster.objects.select_for_update(of=("self",)).select_related("agency")
    held = rows.filter(pk=roster.pk, stage__in=stages).first()
    if held is None:
        raise RosterMoved
    return held


@transaction.atomic
def confirm(roster: Roster, *, by: Person | None, now: datetime) -> None:
    """Let the good rows go in. Raises RosterMoved, NothingToEnter."""
    held = _hold(roster, Stage.JUDGED)
    rows = Row.objects.filter(roster=held)
    good = rows.filter(verdict__in=(Verdict.NEW, Verdict.CHANGED), held__in=(Held.NOT, Held.ASK))
    count = good.count()
    if not count:
        raise NothingToEnter
    held.stage, held.place, held.confirmed_by, held.confirmed_at = Stage.ENTERING, 0, by, now
    held.save()
    _note(held, "roster.confirmed", by=by, now=now, rows=count)
    transaction.on_commit(records.ring)


@transaction.atomic
def undo(roster: Roster, *, by: Person, now: datetime) -> None:
    """Begin to put back what it did. Raises RosterMoved."""
    held = _hold(roster, Stage.DONE)
    held.stage, held.place, held.undone_by = Stage.UNTYING, 0, by
    held.save()
    _note(held, "roster.undone", by=by, now=now, rows=held.total)
    transaction.on_commit(records.ring)


@transaction.atomic
def drop(roster: Roster) -> None:
    """Throw a file away that did nothing yet. Raises RosterMoved."""
    held = _hold(roster, *BEFORE_CONFIRMED)
    Conflict.objects.filter(row__roster=held).delete()
    Row.objects.filter(roster=held).delete()
    held.delete()


def _note(roster: Roster, verb: str, *, by: Person | None, now: datetime, rows: int) -> None:
    records.note(
        verb=verb,
        subject=f"roster/{roster.uuid}",
        by=by.uuid if by else None,
        now=now,
        agency=roster.agency.code,
        after={"file": roster.name, "rows": rows},
    )


@transaction.atomic
def settle(roster: Roster, kind: str, answer: str, *, numbers: Sequence[int] | None = None) -> int:
    """Decide about the conflicts of one kind: those of some rows, or all that are open; how many.

    What was decided may be decided otherwise as long as nothing was confirmed. Raises RosterMoved,
    AnswerUnknown.
    """
    if kind not in CONFLICTS or answer not in CONFLICTS[kind].choices:
        raise AnswerUnknown
    held = _hold(roster, Stage.JUDGED)
    conflicts = Conflict.objects.filter(row__roster=held, kind=kind)
    if numbers is None:
        conflicts = conflicts.filter(answer="")
    else:
        conflicts = conflicts.filter(row__number__in=numbers)
    keys = list(conflicts.values_list("row", flat=True))
    for start in range(0, len(keys), 5000):
        part = keys[start : start + 5000]
        Conflict.objects.filter(row__in=part, kind=kind).update(answer=answer)
        _reckon(Row.objects.filter(pk__in=part))
    return len(keys)


def _reckon(rows: "QuerySet[Row]") -> None:
    """What holds each row, by what was decided about all of its conflicts."""
    mine = Conflict.objects.filter(row=OuterRef("pk"))
    keys = list(rows.values_list("pk", flat=True))
    rows.update(held=Held.NOT)
    for answer, held in (("ask", Held.ASK), (SKIP, Held.SKIP), ("", Held.OPEN)):
        if answer == "":
            left = Row.objects.filter(pk__in=keys, held__in=(Held.NOT, Held.ASK))
        else:
            left = Row.objects.filter(pk__in=keys)
        left.filter(Exists(mine.filter(answer=answer))).update(held=held)
