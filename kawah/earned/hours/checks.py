"""The ledger's part of doctor: what is kept beside the entries is rebuilt and compared."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from kawah.earned.hours.findings import Fault, Finding
from kawah.earned.hours.follower import COMPLETED
from kawah.earned.hours.foundations import astray, founded
from kawah.earned.hours.ledger import Balance, Entry, Line
from kawah.earned.hours.reckoning import reckon
from kawah.earned.hours.verification import verify
from kawah.records import api as records

# A statement this young may be on its way between its commit and its reading.
GRACE = timedelta(minutes=1)


def check(*, now: datetime) -> list[Finding]:
    """Rebuild balances and settlements, verify chains and roots, look for what was never posted and
    for what no act stands behind."""
    kept = (*verify(), *_balances(), *_settlements())
    return [*kept, *_not_posted(now), *founded(Line.objects.all()), *astray(Entry.objects.all())]


def _balances() -> Iterator[Finding]:
    posted = Entry.objects.filter(person=OuterRef("person"), year=OuterRef("year"))
    sums = posted.order_by().values("year")
    balances = Balance.objects.annotate(
        total=Coalesce(Subquery(sums.annotate(of=Sum("minutes")).values("of")), 0),
        number=Coalesce(
            Subquery(sums.annotate(of=Count("pk")).values("of"), output_field=IntegerField()), 0
        ),
    )
    wrong = balances.filter(~Q(total=F("minutes")) | ~Q(number=F("entries")))
    for balance in wrong.select_related("person"):
        yield Finding(Fault.BALANCE_WRONG, balance.person.uuid, details={"year": str(balance.year)})
    known = Balance.objects.filter(person=OuterRef("person"), year=OuterRef("year"))
    missing = Line.objects.exclude(Exists(known)).order_by()
    for person, year in missing.values_list("person__uuid", "year").distinct():
        yield Finding(Fault.BALANCE_WRONG, person, details={"year": str(year)})


def _settlements() -> Iterator[Finding]:
    """Settle every year anew; balances that wait for a changed rule are not judged."""
    for balance in Balance.objects.filter(is_stale=False).select_related("person").iterator():
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
        kind=COMPLETED, origin=records.OWN_ACT, received_at__lt=now - GRACE, pending=None
    )
    lost = acts.exclude(Exists(Line.objects.filter(statement=OuterRef("uuid"))))
    for statement in lost.iterator():
        details = {"statement": str(statement.uuid)}
        yield Finding(Fault.NOT_POSTED, statement.person, details=details)
