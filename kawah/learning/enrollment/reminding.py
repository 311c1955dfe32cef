"""Due dates: a learner hears of one a week before it, and once when it has passed."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import override

from kawah.learning.enrollment.models import Enrollment
from kawah.lib.periods import local_day
from kawah.people.notices import api as notices

ROUND, ZONE = "enrollment.due", "Asia/Jakarta"
ROWS_AT_ONCE = 2000
SOON, LATE = timedelta(days=7), timedelta(days=7)


@transaction.atomic
def remind(*, now: datetime) -> int:
    """Look through the next rows of today's round; how many. A key makes each reminder unique, so
    a round that begins anew tells nobody twice."""
    today = local_day(now, ZONE)
    found = notices.round_of(ROUND, day=today)
    if found is None:
        return 0
    rows = Enrollment.objects.filter(pk__gt=found.reached).order_by("pk")
    some = list(rows.values_list("pk", "due_on", "is_open", "completed_at")[:ROWS_AT_ONCE])
    due = [
        pk
        for pk, due_on, is_open, completed_at in some
        if due_on and is_open and not completed_at and today - LATE < due_on <= today + SOON
    ]
    _tell_all(due, today=today, now=now)
    notices.advance(found, to=some[-1][0] if some else None)
    return len(some)


def _tell_all(due: Iterable[int], *, today: date, now: datetime) -> None:
    rows = Enrollment.objects.filter(pk__in=due, person__is_active=True)
    for row in rows.select_related("person__agency", "version__course").order_by("pk"):
        kind = "due_soon" if row.due_on and row.due_on >= today else "due_passed"
        with override(row.person.language):
            day = date_format(row.due_on, "DATE_FORMAT") if row.due_on else ""
        notices.tell(
            row.person,
            key=f"{kind}:{row.uuid}:{row.due_on}",
            kind=kind,
            values={"course": row.version.title, "day": day},
            path=f"/kursus/{row.version.course.uuid}/",
            now=now,
        )
