"""Taking back a row of the framework that was approved for a day to come."""

from datetime import date, datetime

from django.db import transaction

from kawah.lib import succession
from kawah.lib.succession import PlannedByTables, ReasonMissing, RowBegun, RowEnded
from kawah.people.competencies import changing
from kawah.people.competencies.changing import Thing, plain, thing_of
from kawah.people.competencies.models import Competency, Outcome, Proposal, Standard
from kawah.people.directory.api import Person
from kawah.records import api as records


@transaction.atomic
def withdraw_plan(
    row: Competency | Standard, *, on: date, by: Person, now: datetime, why: str
) -> None:
    """Take back a row that is only planned: it goes, and the one before it is open again.

    Raises ReasonMissing, RowEnded, RowBegun, PlannedByTables.
    """
    thing = thing_of(row)
    held = changing.open_row(thing)
    if not why.strip():
        raise ReasonMissing
    if held is None or held.pk != row.pk:
        raise RowEnded
    if not held.is_planned(on=on):
        raise RowBegun
    if not _was_planned_here(thing, held.valid_from):
        raise PlannedByTables
    said, earlier = plain(held), succession.before(held)
    if earlier is None:
        held.delete()
    else:
        succession.take_back(held, earlier)
    records.note(
        verb="framework.plan_withdrawn",
        subject=thing.subject,
        by=by.uuid,
        now=now,
        before=said,
        after=plain(earlier),
        why=why.strip(),
    )


def _was_planned_here(thing: Thing, day: date) -> bool:
    noted = Proposal.objects.filter(subject=thing.subject, outcome=Outcome.APPROVED)
    return noted.filter(valid_from=day).exists()
