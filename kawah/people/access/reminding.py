"""The worker's part: whoever holds a role that ends soon is told, thirty days before."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from kawah.people.access.models import Grant
from kawah.people.notices import api as notices

SOON, AT_ONCE = timedelta(days=30), 100


def remind(*, now: datetime) -> int:
    """Tell some of them; how many. A role given again until another day is told again."""
    today = timezone.localtime(now).date()
    ending = Grant.objects.filter(until__gt=today, until__lte=today + SOON, person__is_active=True)
    rows = ending.filter(Q(reminded_of=None) | ~Q(reminded_of=F("until")))
    rows = rows.select_related("person").order_by("until", "pk")[:AT_ONCE]
    return sum(_tell(row, now=now) for row in list(rows))


def _words(row: Grant) -> dict[str, str]:
    """In the language of who is told."""
    with override(row.person.language):
        day = date_format(row.until, "DATE_FORMAT") if row.until else ""
        return {"role": row.get_role_display(), "day": day}


@transaction.atomic
def _tell(row: Grant, *, now: datetime) -> bool:
    notices.tell(
        row.person,
        key=f"grant-ends:{row.pk}:{row.until}",
        kind="grant_ends",
        values=_words(row),
        path="/saya/",
        now=now,
    )
    return bool(Grant.objects.filter(pk=row.pk, until=row.until).update(reminded_of=row.until))
