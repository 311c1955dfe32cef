"""How old the counts are that pages show."""

from datetime import datetime, timedelta

from django.db.models import Min, Q, QuerySet
from msgspec import Struct

from kawah.insight.analytics.models import Survey
from kawah.people.directory.api import Agency

LATE_AFTER = timedelta(hours=1)  # a change is counted within minutes, a whole nation within this


class Ages(Struct, frozen=True):
    """How many agencies have counts that wait too long, and when the oldest of these was begun;
    None where one was never counted."""

    late: int
    oldest: datetime | None
    newest: datetime | None


def ages_of(agencies: "QuerySet[Agency]", *, now: datetime) -> Ages:
    """Of counts that are due, or under way, although a newer one should be shown long since."""
    rows = Survey.objects.filter(agency__in=agencies)
    waiting = Q(is_due=True) | Q(done_at=None, begun_at__isnull=False)
    old = Q(shown_at=None) | Q(shown_at__lt=now - LATE_AFTER)
    late = rows.filter(waiting, old)
    newest = rows.filter(shown_at__isnull=False).order_by("-shown_at").first()
    return Ages(
        late.count(),
        late.aggregate(at=Min("shown_at"))["at"],
        newest.shown_at if newest else None,
    )
