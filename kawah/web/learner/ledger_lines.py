"""Lines of the ledger as a page lists them: by course, the one learned in last first."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from kawah.earned.claims.api import Claim
from kawah.earned.hours.api import ExplainedLine, Reason
from kawah.learning.curriculum.api import Course
from kawah.lib import periods
from kawah.web.shell import written


class Row(Struct, frozen=True):
    """A line: how long it counted, in words, and a state for its chip."""

    line: ExplainedLine
    length: str
    state: str


class Group(Struct, frozen=True):
    """The lines of one course, or of one training elsewhere, which has a claim, and what they gave
    together; open while something is not counted."""

    title: str
    jp: str
    uncounted: int
    rows: tuple[Row, ...]
    language: str
    course: UUID
    claim: UUID | None = None


def groups(lines: Iterable[ExplainedLine]) -> list[Group]:
    """The lines by course, in the order they came."""
    courses: dict[UUID, list[ExplainedLine]] = {}
    for line in lines:
        courses.setdefault(line.course, []).append(line)
    spoken = _languages(courses)
    claimed = set(Claim.objects.filter(uuid__in=list(courses)).values_list("uuid", flat=True))
    return [
        _group(lines, spoken.get(course, "id"), claim=course if course in claimed else None)
        for course, lines in courses.items()
    ]


def _languages(courses: Iterable[UUID]) -> dict[UUID, str]:
    """In which language each course speaks now."""
    known = Course.objects.filter(uuid__in=list(courses)).exclude(published=None)
    return dict(known.values_list("uuid", "published__language"))


def _group(lines: list[ExplainedLine], language: str, *, claim: UUID | None) -> Group:
    total = sum(line.counted for line in lines)
    rows = tuple(_row(line) for line in lines)
    # What was done again adds nothing, and nothing is amiss with it.
    uncounted = sum(row.state != "done" for row in rows if row.line.reason != Reason.REPEATED)
    # In the JP of the year's end, as the sum of the year is.
    jp = written.hours(total, on=periods.year_end(lines[0].day.year))
    return Group(lines[0].course_title, jp, uncounted, rows, language, lines[0].course, claim)


def _row(line: ExplainedLine) -> Row:
    return Row(line, written.length(line.counted), _state(line))


def _state(line: ExplainedLine) -> str:
    """As drawn: what is not counted waits for something, or is over for good."""
    if line.counted >= line.claimed:
        return "done"
    if line.counted:
        return "doing"
    return "waiting" if line.may_still_count else "todo"
