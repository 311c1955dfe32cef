"""Bringing the rows of one person and year to the pure settlement."""

from uuid import UUID

from django.db.models import Count, Sum
from msgspec import Struct

from kawah.earned.hours import rules
from kawah.earned.hours.ledger import Entry, Line
from kawah.earned.hours.settlement import Verdict, settle
from kawah.people.directory.api import Person


class Posted(Struct, frozen=True):
    """A line with what is posted for it and what the settlement says; `postings` may be none."""

    line: Line
    minutes: int
    postings: int
    verdict: Verdict


class Reckoning(Struct, frozen=True):
    """`waiting` is what would count besides, were every open assessment passed."""

    lines: tuple[Posted, ...]
    counted: int
    waiting: int


def reckon(person: Person, *, year: int) -> Reckoning:
    """Settle a year of a person; lines in the order in which they happened."""
    rows = list(Line.objects.filter(person=person, year=year).order_by("happened_at", "statement"))
    claims = [line.claim for line in rows]
    conversions = rules.conversions(claim.form for claim in claims)
    vouchers = {claim.released_by for claim in claims if claim.is_fast and claim.released_by}
    passed = _passed(person, vouchers)
    verdicts = settle(claims, passed=passed, rules=conversions)
    counted = promised = _total(verdicts)
    if vouchers - passed:
        promised = _total(settle(claims, passed=vouchers, rules=conversions))
    posted = _posted(person, year)
    lines = tuple(
        Posted(line, *posted.get(line.pk, (0, 0)), verdicts[line.statement]) for line in rows
    )
    return Reckoning(lines, counted, max(0, promised - counted))


def _posted(person: Person, year: int) -> dict[int, tuple[int, int]]:
    """Minutes and number of entries by the primary key of their line."""
    sums = Entry.objects.filter(person=person, year=year).values("line")
    rows = sums.annotate(sum=Sum("minutes"), number=Count("pk"))
    return {
        line: (minutes, number)
        for line, minutes, number in rows.values_list("line", "sum", "number")
    }


def _passed(person: Person, vouchers: set[UUID]) -> set[UUID]:
    """Which of these a person has passed, in any year: January may vouch for December."""
    if not vouchers:
        return set()
    rows = Line.objects.filter(person=person, is_assessment=True, activity__in=vouchers)
    return set(rows.values_list("activity", flat=True))


def _total(verdicts: dict[UUID, Verdict]) -> int:
    return sum(verdict.minutes for verdict in verdicts.values())
