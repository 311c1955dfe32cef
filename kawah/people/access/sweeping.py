"""The worker's part: sessions that have ended and failures that no longer count are deleted."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from kawah.people.access import lockout
from kawah.people.access.models import Failure

AT_ONCE = 500


def sweep(*, now: datetime) -> int:
    """Delete some of what was over before today; the number of rows deleted.

    Nothing more is found until the next day begins, so this is work for once a day.
    """
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return sum(
        _delete(rows)
        for rows in (
            Session.objects.filter(expire_date__lt=today),
            Failure.objects.filter(since__lt=today - lockout.LONGEST_WINDOW),
        )
    )


def _delete(rows: "QuerySet[Any]") -> int:
    """A bounded share, looked at once more: a new failure may just have begun a new count."""
    keys = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    return rows.filter(pk__in=keys).delete()[0] if keys else 0
