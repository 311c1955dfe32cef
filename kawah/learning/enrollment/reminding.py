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
    some = list(
        rows.values_list("pk", "due_on", "spared_until", "is_open", "completed_at")[:ROWS_AT_ONCE]
    )
    due = [
        pk
        for pk, due_on, spared_until, is_open, completed_at in some
        if is_open and not completed_at and _is_told(due_on, spared_until, today=today)
    ]
    _tell_all(due, today=today, now=now)
    notices.advance(found, to=some[-1][0] if some else None)
    return len(some)


def _is_told(due_on: date | None, spared_until: date | None, *, today: date) -> bool:
    """In the week before the due day, and in the one after it is late: who is spared is not."""
    if due_on is None:
        return False
    if today <= due_on:
        return due_on <= today + SOON
    last = max(due_on, spared_until or due_on)
    return last < today <= last + LATE


def _tell_all(due: Iterable[int], *, today: date, now: datetime) -> None:
    rows = Enrollment.objects.filter(pk__in=due, person__is_active=True)
    rows = rows.select_related("person__agency", "version__course").order_by("pk")
    notices.tell_all([_news(row, today=today) for row in rows], now=now)


def _news(row: Enrollment, *, today: date) -> notices.Notice:
    kind = "due_soon" if row.due_on and row.due_on >= today else "due_passed"
    with override(row.person.language):
        day = date_format(row.due_on, "DATE_FORMAT") if row.due_on else ""
    return notices.Notice(
        person=row.person,
        key=f"{kind}:{row.uuid}:{row.due_on}",
        kind=kind,
        values={"course": row.version.title, "day": day},
        path=f"/kursus/{row.version.course.uuid}/",
    )
