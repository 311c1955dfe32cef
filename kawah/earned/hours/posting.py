"""Posting: a line is written once, and entries are the difference between what is posted and what
the settlement says."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from kawah.earned.hours import chain, days, locks
from kawah.earned.hours.ledger import Balance, Entry, Line
from kawah.earned.hours.reckoning import Posted, Reckoning, reckon
from kawah.people.directory.api import Person
from kawah.records import api as records

STALE_AT_ONCE = 50


def post(line: Line, *, now: datetime) -> bool:
    """Take a line into the ledger; False when its statement is there already."""
    return bool(post_all(line.person, [line], now=now))


@transaction.atomic(savepoint=False)
def post_all(person: Person, lines: Sequence[Line], *, now: datetime) -> int:
    """Take lines of one person into the ledger together; how many of them are new."""
    _enter(person)
    new = [line for line in lines if _insert(line)]
    for year in sorted({year for line in new for year in _years_touched(line)}):
        _settle(person, year, now)
    return len(new)


@transaction.atomic(savepoint=False)
def settle_year(person: Person, *, year: int, now: datetime) -> None:
    """Post what the settlement of a year changes."""
    _enter(person)
    _settle(person, year, now)


def settle_stale(*, now: datetime) -> int:
    """Settle anew whom a changed rule concerns; the number of balances settled."""
    stale = Balance.objects.filter(is_stale=True).select_related("person")[:STALE_AT_ONCE]
    balances = list(stale)
    for balance in balances:
        settle_year(balance.person, year=balance.year, now=now)
    return len(balances)


def _enter(person: Person) -> None:
    """One person's postings one at a time, while no rule changes and no day is sealed."""
    records.hold(person.uuid)
    locks.pass_together()


def _settle(person: Person, year: int, now: datetime) -> None:
    reckoning = reckon(person, year=year)
    entries = list(_entries(person, year, reckoning, days.posting_moment(now)))
    Entry.objects.bulk_create(entries)
    _write_balance(person, year, reckoning, posted=len(entries))


def _insert(line: Line) -> bool:
    """Insert, and leave it to the unique constraint to say whether this statement is new."""
    try:
        with transaction.atomic():
            line.save(force_insert=True)
    except IntegrityError:
        if Line.objects.filter(statement=line.statement).exists():
            return False
        raise
    return True


def _years_touched(line: Line) -> set[int]:
    """The line's own year, and those of lines that it vouches for or that it outdoes."""
    others = Line.objects.filter(person=line.person)
    concerned = (
        others.filter(released_by=line.activity)
        if line.is_assessment
        else others.filter(activity=line.activity)
    )
    return {line.year, *concerned.values_list("year", flat=True)}


def _entries(
    person: Person, year: int, reckoning: Reckoning, posted_at: datetime
) -> Iterator[Entry]:
    head = Entry.objects.filter(person=person).order_by("-seq").values_list("seq", "hash").first()
    seq, previous = head or (0, chain.GENESIS)
    for posted in filter(_needs_posting, reckoning.lines):
        seq += 1
        entry = Entry(
            line=posted.line,
            person=person,
            year=year,
            seq=seq,
            minutes=posted.verdict.minutes - posted.minutes,
            reason=posted.verdict.reason.value,
            posted_at=posted_at,
            previous=previous,
        )
        entry.hash = previous = chain.digest(entry.link)
        yield entry


def _needs_posting(posted: Posted) -> bool:
    """Every line enters the chain at once, even with nothing counted."""
    return posted.postings == 0 or posted.verdict.minutes != posted.minutes


def _write_balance(person: Person, year: int, reckoning: Reckoning, *, posted: int) -> None:
    figures = {
        "minutes": reckoning.counted,
        "waiting": reckoning.waiting,
        "entries": posted + sum(line.postings for line in reckoning.lines),
        "is_stale": False,
    }
    if not Balance.objects.filter(person=person, year=year).update(**figures):
        Balance.objects.create(person=person, year=year, **figures)
