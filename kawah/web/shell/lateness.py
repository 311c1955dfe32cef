"""What should have been done already and is not: for the pages of admins and for `doctor`."""

from datetime import date, datetime

from django.db.models import Count, Min, Q, QuerySet
from msgspec import Struct

from kawah.earned.certificates.api import Certificate
from kawah.insight.analytics import api as analytics
from kawah.people.directory.api import Agency, Person, Scope
from kawah.records import api as records

MANY_TRIES = 5
MOST_LETTERS = 500  # that are looked through for whom they are to


class Delay(Struct, frozen=True):
    """How many of one kind are late, of how many that wait, and since when."""

    late: int
    waiting: int
    since: datetime | None = None
    parked: int = 0  # of the late ones, those that only a human may go on with
    failed: str = ""  # what kind of fault was met

    @property
    def is_well(self) -> bool:
        return not self.late


def acts(scope: Scope, *, now: datetime) -> Delay:
    """Acts of learning whose hours and certificates are still to follow."""
    codes = Agency.objects.visible_to(scope).values("code")
    rows = records.Pending.objects.filter(statement__agency__in=codes)
    late = records.overdue(now=now).filter(statement__agency__in=codes)
    faulty = late.exclude(error="").order_by("statement_id").first()
    return Delay(
        late.count(),
        rows.count(),
        late.aggregate(at=Min("statement__received_at"))["at"],
        failed=faulty.error.partition(":")[0] if faulty else "",
    )


def certificates(scope: Scope, *, on: date) -> Delay:
    """Certificates that cannot be finished, or wait for a human."""
    rows = Certificate.objects.visible_to(scope, on=on).waiting()
    stopped = Q(parked_at__isnull=False) | Q(attempts__gte=MANY_TRIES)
    found = rows.aggregate(
        all=Count("pk", distinct=True),
        late=Count("pk", filter=stopped, distinct=True),
        parked=Count("parked_at"),
        since=Min("issued_at", filter=stopped),
    )
    return Delay(found["late"], found["all"], found["since"], parked=found["parked"])


def letters() -> Delay:
    """Letters that did not arrive in several tries."""
    rows = records.Parcel.objects.filter(delivered_at=None)
    failing = rows.filter(attempts__gte=MANY_TRIES)
    latest = failing.order_by("-pk").first()
    return Delay(
        failing.count(),
        rows.count(),
        failing.aggregate(at=Min("created_at"))["at"],
        failed=latest.error.partition(":")[0] if latest else "",
    )


def without_letters(scope: Scope, *, on: date) -> "QuerySet[Person]":
    """The people within reach to whom letters do not arrive."""
    failing = records.Parcel.objects.filter(delivered_at=None, attempts__gte=MANY_TRIES)
    recent = failing.order_by("-pk").values_list("content", flat=True)[:MOST_LETTERS]
    addresses = {str(content.get("to", "")) for content in recent}
    reached = Person.objects.visible_to(scope, on=on).filter(email__in=addresses - {""})
    people: QuerySet[Person] = reached.order_by("name", "pk")
    return people


def counts(scope: Scope, *, now: datetime) -> analytics.Ages:
    """Counts on the pages of heads that are older than they should be."""
    return analytics.ages_of(Agency.objects.visible_to(scope), now=now)
