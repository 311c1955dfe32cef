"""What the ledger counts of the hours that a certificate names, where that is less."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.urls import reverse
from msgspec import Struct

from kawah.earned.certificates.api import Certificate
from kawah.earned.hours import api as hours
from kawah.earned.hours.api import ExplainedLine, Reason
from kawah.lib.periods import year_end
from kawah.people.directory.api import Person
from kawah.web.shell import written


class Counted(Struct, frozen=True):
    """`because` is the reason of the first line that is not counted whole, and `others` how many
    more there are."""

    named: str
    jp: str
    because: str
    others: int
    address: str


def counted(person: Person, certificates: Iterable[Certificate]) -> dict[int, Counted]:
    """By primary key of the certificate; nothing where all that it names is counted. The ledger is
    settled once for each year in which its courses were learned."""
    held = {row: _years(row) for row in certificates}
    years = {year for found in held.values() for year in found}
    lines = {year: _by_course(hours.lines_of(person, year=year)) for year in years}
    return {
        row.pk: told
        for row, found in held.items()
        if (told := _told(row, [one for year in found for one in _of(row, lines[year])]))
    }


def _years(row: Certificate) -> list[int]:
    words = row.words
    first = words.started_on or words.completed_on
    return list(range(first.year, words.completed_on.year + 1))


def _by_course(lines: Iterable[ExplainedLine]) -> Mapping[UUID, list[ExplainedLine]]:
    found: dict[UUID, list[ExplainedLine]] = {}
    for line in lines:
        found.setdefault(line.course, []).append(line)
    return found


def _of(row: Certificate, lines: Mapping[UUID, list[ExplainedLine]]) -> list[ExplainedLine]:
    return lines.get(row.enrollment.version.course.uuid, [])


def _told(row: Certificate, lines: list[ExplainedLine]) -> Counted | None:
    short = [one for one in lines if one.counted < one.claimed and one.reason != Reason.REPEATED]
    minutes = sum(one.counted for one in lines)
    if not short or minutes >= row.enrollment.version.minutes:
        return None
    short.sort(key=lambda one: (one.day, one.statement))
    words = row.words
    year = short[0].day.year
    course = row.enrollment.version.course.uuid
    return Counted(
        named=written.number(words.jp),
        jp=written.hours(minutes, on=year_end(words.completed_on.year)),
        because=short[0].because,
        others=len(short) - 1,
        address=f"{reverse('learner:hours')}?tahun={year}#kursus-{course}",
    )
