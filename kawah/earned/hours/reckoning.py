"""Bringing the rows of one person and year to the pure settlement."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Min, Sum
from msgspec import Struct

from kawah.earned.hours import rules
from kawah.earned.hours.ledger import Entry, Line
from kawah.earned.hours.settlement import Verdict, settle
from kawah.earned.hours.words import Reason
from kawah.people.directory.api import Person
from kawah.people.doubles.api import is_merged

Verdicts = dict[UUID, Verdict]


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
    """Settle a year of a person; lines in the order in which they happened.

    Of a record that was merged into another nothing counts: its lines were carried over.
    """
    rows = _lines([person], year)
    if is_merged(person):
        verdicts, waiting = {line.statement: Verdict(0, Reason.MERGED) for line in rows}, 0
    else:
        verdicts, waiting = _settled([person], rows)
    posted = _posted(person, year)
    lines = tuple(
        Posted(line, *posted.get(line.pk, (0, 0)), verdicts[line.statement]) for line in rows
    )
    return Reckoning(lines, _total(verdicts), waiting)


def together(people: Sequence[Person], *, year: int) -> int:
    """The minutes that would count were these records one person's."""
    verdicts, _waiting = _settled(people, _lines(people, year))
    return _total(verdicts)


def _lines(people: Sequence[Person], year: int) -> list[Line]:
    rows = Line.objects.filter(person__in=people, year=year)
    return list(rows.order_by("happened_at", "statement"))


def _settled(people: Sequence[Person], rows: list[Line]) -> tuple[Verdicts, int]:
    """The verdicts, and the minutes that would count besides."""
    claims = [line.claim for line in rows]
    conversions = rules.conversions(claim.form for claim in claims)
    fast = [line for line in rows if line.claim.is_fast]
    vouchers = {line.released_by for line in fast if line.released_by}
    passed = _passed(people, vouchers)
    outdone = _outdone(people, fast, passed)
    verdicts = settle(claims, passed=passed.keys(), rules=conversions, outdone=outdone)
    counted = promised = _total(verdicts)
    if vouchers - passed.keys():
        promised = _total(settle(claims, passed=vouchers, rules=conversions, outdone=outdone))
    return verdicts, max(0, promised - counted)


def _posted(person: Person, year: int) -> dict[int, tuple[int, int]]:
    """Minutes and number of entries by the primary key of their line."""
    sums = Entry.objects.filter(person=person, year=year).values("line")
    rows = sums.annotate(sum=Sum("minutes"), number=Count("pk"))
    return {
        line: (minutes, number)
        for line, minutes, number in rows.values_list("line", "sum", "number")
    }


def _passed(people: Sequence[Person], vouchers: set[UUID]) -> dict[UUID, datetime]:
    """Which of these somebody has passed, and when first, in any year: January may vouch for
    December."""
    if not vouchers:
        return {}
    rows = Line.objects.filter(person__in=people, is_assessment=True, activity__in=vouchers)
    found = rows.values_list("activity").annotate(first=Min("happened_at"))
    return dict(found.values_list("activity", "first"))


def _outdone(people: Sequence[Person], fast: list[Line], passed: dict[UUID, datetime]) -> set[UUID]:
    """Fast lines whose activity was done at leisure in another year, before the assessment was
    passed: what was learned then counts there, and passing later releases nothing besides."""
    if not fast:
        return set()
    others = Line.objects.filter(person__in=people, activity__in=[line.activity for line in fast])
    calm = others.exclude(year=fast[0].year).filter(seconds__gte=F("reading_seconds"))
    first = dict(calm.values_list("activity").annotate(Min("happened_at")))
    return {
        line.statement
        for line in fast
        if line.activity in first
        and (line.released_by not in passed or first[line.activity] < passed[line.released_by])
    }


def _total(verdicts: Verdicts) -> int:
    return sum(verdict.minutes for verdict in verdicts.values())
