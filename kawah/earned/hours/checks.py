"""The ledger's part of doctor: what is kept beside the entries is rebuilt and compared."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kawah.earned.hours.findings import Fault, Finding
from kawah.earned.hours.follower import EARNING
from kawah.earned.hours.foundations import astray, founded
from kawah.earned.hours.ledger import Balance, Entry, Line
from kawah.earned.hours.publishing import compare
from kawah.earned.hours.reckoning import reckon
from kawah.earned.hours.verification import verify, verify_person
from kawah.people.directory.api import Person
from kawah.records import api as records

# A statement this young may be on its way between its commit and its reading.
GRACE = timedelta(minutes=1)


def check(*, now: datetime) -> list[Finding]:
    """Rebuild balances and settlements, verify chains and roots, compare roots with those that were
    published, look for what was never posted and for what no act stands behind."""
    rows = (Balance.objects.all(), Line.objects.all(), Entry.objects.all())
    return [*verify(), *compare(), *_beside(*rows), *_not_posted(now)]


def of_person(person: Person) -> Iterator[Finding]:
    """The same of all that belongs to one person."""
    yield from verify_person(person)
    own = {"person": person}
    rows = (Balance.objects.filter(**own), Line.objects.filter(**own), Entry.objects.filter(**own))
    yield from _beside(*rows)


def _beside(
    balances: QuerySet[Balance], lines: QuerySet[Line], entries: QuerySet[Entry]
) -> Iterator[Finding]:
    yield from _balances(balances, lines)
    yield from _settlements(balances)
    yield from founded(lines)
    yield from astray(entries)


def _balances(kept: QuerySet[Balance], lines: QuerySet[Line]) -> Iterator[Finding]:
    posted = Entry.objects.filter(person=OuterRef("person"), year=OuterRef("year"))
    sums = posted.order_by().values("year")
    balances = kept.annotate(
        total=Coalesce(Subquery(sums.annotate(of=Sum("minutes")).values("of")), 0),
        number=Coalesce(
            Subquery(sums.annotate(of=Count("pk")).values("of"), output_field=IntegerField()), 0
        ),
    )
    wrong = balances.filter(~Q(total=F("minutes")) | ~Q(number=F("entries")))
    for balance in wrong.select_related("person"):
        yield Finding(Fault.BALANCE_WRONG, balance.person.uuid, details={"year": str(balance.year)})
    known = Balance.objects.filter(person=OuterRef("person"), year=OuterRef("year"))
    missing = lines.exclude(Exists(known)).order_by()
    for person, year in missing.values_list("person__uuid", "year").distinct():
        yield Finding(Fault.BALANCE_WRONG, person, details={"year": str(year)})


def _settlements(kept: QuerySet[Balance]) -> Iterator[Finding]:
    """Settle every year anew; balances that wait for a changed rule are not judged."""
    for balance in kept.filter(is_stale=False).select_related("person").iterator():
        for posted in reckon(balance.person, year=balance.year).lines:
            if posted.minutes != posted.verdict.minutes or not posted.postings:
                details = {
                    "line": str(posted.line.statement),
                    "posted": str(posted.minutes),
                    "settled": str(posted.verdict.minutes),
                }
                yield Finding(Fault.LINE_WRONG, balance.person.uuid, details=details)


def _not_posted(now: datetime) -> Iterator[Finding]:
    acts = records.Statement.objects.filter(
        kind__in=EARNING, origin=records.OWN_ACT, received_at__lt=now - GRACE, pending=None
    )
    lost = acts.exclude(Exists(Line.objects.filter(statement=OuterRef("uuid"))))
    for statement in lost.iterator():
        details = {"statement": str(statement.uuid)}
        yield Finding(Fault.NOT_POSTED, statement.person, details=details)
