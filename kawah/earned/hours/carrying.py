"""Hours of two records that turned out to be one person's: lines are carried over, never moved.

What was posted stays where it was posted, with the entry that takes it back beside it.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid5

from kawah.earned.hours import posting
from kawah.earned.hours.ledger import Line
from kawah.people.doubles.api import Merger, merger_of
from kawah.records import api as records


def merge(merger: Merger, *, now: datetime) -> None:
    """Nothing counts with the record that goes; the one that stays is settled from the lines of
    both, so that the caps of a day and what counts once apply to the person."""
    lines = list(Line.objects.filter(person=merger.gone).order_by("happened_at", "statement"))
    for year in sorted({line.year for line in lines}):
        posting.settle_year(merger.gone, year=year, now=now)
    _say(merger, lines, now=now)
    carried = [
        line.carried_to(merger.stays, statement=statement_of(merger, line)) for line in lines
    ]
    posting.post_all(merger.stays, carried, now=now)


def carry_late(line: Line, *, now: datetime) -> None:
    """A line that arrived after its record was merged goes the way of the others."""
    merger = merger_of(line.person)
    if merger is not None:
        _say(merger, [line], now=now)


def statement_of(merger: Merger, line: Line) -> UUID:
    return uuid5(merger.uuid, str(line.statement))


def _say(merger: Merger, lines: Iterable[Line], *, now: datetime) -> None:
    """Write each down in the log of the one who stays: there it is founded, like every line."""
    lines = list(lines)
    acts = records.Statement.objects.filter(uuid__in=[line.statement for line in lines])
    agencies = dict(acts.values_list("uuid", "agency"))
    for line in lines:
        records.record(
            records.Carried(line=line.statement, merger=merger.uuid),
            statement=statement_of(merger, line),
            person=merger.stays.uuid,
            agency=agencies.get(line.statement, merger.stays.agency.code),
            happened_at=line.happened_at,
            now=now,
            by=merger.decided_by.uuid if merger.decided_by else None,
        )
