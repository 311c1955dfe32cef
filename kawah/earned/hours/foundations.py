"""Whether each line goes back to an act in the log, and each entry to a line of its own person."""

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet

from kawah.earned.hours.findings import Fault, Finding
from kawah.earned.hours.follower import EARNING, agency_of, line_of
from kawah.earned.hours.ledger import Entry, Line
from kawah.earned.hours.zones import zones_since
from kawah.learning.enrollment.api import Enrollment
from kawah.records import api as records

LINES_AT_ONCE = 500


def founded(lines: QuerySet[Line]) -> Iterator[Finding]:
    """Lines that no statement made, or that say something else than it does."""
    rows, last = lines.select_related("person__agency").order_by("pk"), 0
    while some := list(rows.filter(pk__gt=last)[:LINES_AT_ONCE]):
        yield from _unfounded(some)
        last = some[-1].pk


def astray(entries: QuerySet[Entry]) -> Iterator[Finding]:
    """Entries that post a line of somebody else, or of another year."""
    own = Q(line__person=F("person"), line__year=F("year"))
    for entry in entries.exclude(own).select_related("person"):
        yield Finding(Fault.STRAY, entry.person.uuid, entry.seq)


def _unfounded(lines: list[Line]) -> Iterator[Finding]:
    acts = records.Statement.objects.filter(
        uuid__in=[line.statement for line in lines], kind__in=EARNING, origin=records.OWN_ACT
    )
    known = {act.uuid: act for act in acts}
    for line in lines:
        statement = known.get(line.statement)
        if statement is None or not _says(line, statement):
            details = {"line": str(line.statement)}
            yield Finding(Fault.UNFOUNDED, line.person.uuid, details=details)


def _says(line: Line, statement: records.Statement) -> bool:
    """Whether the statement, read again, makes the same line; by the days that the agency had when
    it was read, where its time zone was corrected since."""
    if statement.person != line.person.uuid:
        return False
    try:
        return _is_same(line, statement) or any(
            _is_same(line, statement, zone=zone) for zone in _former_zones(line, statement)
        )
    except (Enrollment.DoesNotExist, Line.DoesNotExist, KeyError):  # of what never was
        return False


def _is_same(line: Line, statement: records.Statement, *, zone: str = "") -> bool:
    again = line_of(statement, zone=zone)
    return again is not None and again.person == line.person and again.facts == line.facts


def _former_zones(line: Line, statement: records.Statement) -> set[str]:
    agency = agency_of(statement, line.person)
    return zones_since(agency, statement.received_at)
