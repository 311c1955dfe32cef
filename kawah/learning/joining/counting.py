"""Where a file stands, in figures; and its bad rows as they go back."""

from collections.abc import Iterator
from io import BytesIO

from django.db.models import Count
from msgspec import Struct
from xlsxwriter import Workbook

from kawah.learning.enrollment.api import free_seats
from kawah.learning.joining.nominations import Nomination, Nominee, State
from kawah.learning.joining.problems import said
from kawah.lib.spreadsheets import SAFE
from kawah.people.rosters.api import MOST_MARKED, with_problems

HEADINGS = ("NIP", "Nama", "Surel")


class Counts(Struct, frozen=True):
    """Rows by what would become of them, or did."""

    ready: int = 0
    same: int = 0
    refused: int = 0
    enrolled: int = 0
    queued: int = 0
    kept: int = 0
    back: int = 0

    @property
    def settled(self) -> int:
        return self.enrolled + self.queued


def counts(nomination: Nomination) -> Counts:
    rows = Nominee.objects.filter(nomination=nomination).values_list("state")
    return Counts(**dict(rows.annotate(count=Count("pk"))))


def kinds_of_problems(nomination: Nomination) -> list[tuple[str, int]]:
    """How many refused rows have which kind of problem, the most frequent first."""
    rows = Nominee.objects.filter(nomination=nomination, state=State.REFUSED).values_list("problem")
    return list(rows.annotate(count=Count("pk")).order_by("-count", "problem"))


def will_wait(nomination: Nomination, ready: int) -> int:
    """How many of the ready ones find no seat as things stand."""
    free = free_seats(nomination.batch) if nomination.batch else None
    return 0 if free is None else max(0, ready - max(0, free))


def marked(nomination: Nomination) -> bytes:
    """The bad rows as they came, with their problem in a last column; the result can be mended and
    handed in again."""
    refused = nomination.nominees.filter(state=State.REFUSED).order_by("number")
    rows = refused.values_list("number", "faults")[:MOST_MARKED]
    problems = {number: " ".join(said(*fault) for fault in faults) for number, faults in rows}
    headings = [str(heading) for heading in nomination.headings]
    return with_problems(headings, _rows(nomination, problems))


def _rows(
    nomination: Nomination, problems: dict[int, str]
) -> Iterator[tuple[list[str | int], str]]:
    for piece in nomination.kept.order_by("number").iterator(chunk_size=1):
        yield from ((cells, problems[n]) for n, cells in piece.rows if n in problems)


def template() -> bytes:
    """An empty list with our headings; numbers stay text in it."""
    out = BytesIO()
    with Workbook(out, {**SAFE, "constant_memory": False}) as book:
        sheet = book.add_worksheet("Peserta")
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        for place, heading in enumerate(HEADINGS):
            sheet.write_string(0, place, heading, bold)
            sheet.set_column(place, place, 24, text)
        sheet.freeze_panes(1, 0)
    return out.getvalue()
