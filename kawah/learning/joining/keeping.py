"""The worker's part: rules are kept up to date with the posts that people hold.

Each look at a rule does one thing for a bounded number of people in one transaction and says when
to look again: at once while there was something, else after a minute. What is done stands in rows,
so a worker that is killed leaves nothing half done.
"""

import logging
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import Version, asked_for
from kawah.learning.enrollment.api import (
    CourseNotOpen,
    Enrollment,
    Terms,
    Via,
    date_anew,
    enroll_all,
    renew,
    spare,
    version_for,
    withdraw_unbegun,
)
from kawah.learning.joining.audience import audience
from kawah.learning.joining.dates import (
    AHEAD,
    Dates,
    first_dates,
    months_from,
    renewal_begins,
    renewal_dates,
    valid_until,
)
from kawah.learning.joining.duties import Bound, Duty, bound_too
from kawah.learning.joining.telling import tell_enrolled, tell_renewed
from kawah.lib.inserting import insert_all
from kawah.lib.periods import local_day
from kawah.records import api as records

log = logging.getLogger(__name__)
LOOK_AGAIN, LONGEST_WAIT = timedelta(minutes=1), timedelta(minutes=30)
BINDING, AT_ONCE = 1000, 100
MARGIN = timedelta(days=3)  # months are of unequal length


def keep_waiting(*, now: datetime) -> int:
    """Look at the rule that waits longest; what was done. One that fails waits longer."""
    waiting = Duty.objects.filter(look_at__lte=now).order_by("look_at", "pk")
    key = waiting.values_list("pk", flat=True).first()
    if key is None:
        return 0
    try:
        return keep(key, now=now)
    except Exception as error:
        log.error("duty failed", extra={"duty": key, "error": type(error).__name__})
        failures = Duty.objects.values_list("failures", flat=True).get(pk=key) + 1
        wait = min(LOOK_AGAIN * 2 ** min(failures, 10), LONGEST_WAIT)
        Duty.objects.filter(pk=key).update(failures=failures, look_at=now + wait)
        return 0


@transaction.atomic
def keep(key: int, *, now: datetime) -> int:
    """The first thing that is to be done about one rule, for some people; for how many."""
    rows = Duty.objects.select_for_update(of=("self",)).filter(pk=key, look_at__isnull=False)
    related = ("agency", "course", "unit__agency", "by", "ended_by")
    duty = rows.select_related(*related).first()
    if duty is None:
        return 0
    today = local_day(now, duty.agency.time_zone)
    steps = (_release,) if duty.ended_at else (_release, _bind, _begin, _renew)
    done = next((count for step in steps if (count := step(duty, today=today, now=now))), 0)
    rest = None if duty.ended_at else now + LOOK_AGAIN
    duty.look_at, duty.failures = now if done else rest, 0
    duty.save(update_fields=["look_at", "failures"])
    return done


def _bind(duty: Duty, *, today: date, now: datetime) -> int:
    """Bind whoever has come under the rule."""
    bound = Bound.objects.in_force().filter(duty=duty, person=OuterRef("pk"))
    coming = audience(duty, on=today).filter(~Exists(bound)).order_by("pk")[:BINDING]
    keys = list(coming.values_list("pk", flat=True))
    insert_all([Bound(duty=duty, person_id=key, since=today) for key in keys])
    return len(keys)


def ready_to_begin(duty: Duty, rows: "QuerySet[Any]", *, key: str) -> "QuerySet[Any]":
    """Of rows with a person under `key`, those who have completed what comes first.

    Raises CourseNotOpen.
    """
    version = version_for(duty.agency, duty.course)
    asked = asked_for(version)
    if not asked:
        return rows
    done = Enrollment.objects.filter(
        person=OuterRef(key),
        course__agency=version.course.agency_id,
        course__key__in=asked,
        completed_at__isnull=False,
    )
    counted = done.order_by().values("person").annotate(n=Count("course", distinct=True))
    met: QuerySet[Any] = rows.annotate(met=Subquery(counted.values("n")))
    return met.filter(met=len(set(asked)))


def _begin(duty: Duty, *, today: date, now: datetime) -> int:
    """Enroll those who are bound and take nothing yet; who takes it already is given the date."""
    waiting = Bound.objects.to_begin(duty)
    try:
        version = version_for(duty.agency, duty.course)
        ready = ready_to_begin(duty, waiting, key="person")
    except CourseNotOpen:
        return 0
    rows = list(ready.select_related("person__agency").order_by("pk")[:AT_ONCE])
    records.hold_all(row.person.uuid for row in rows)
    for dates in {_dates(duty, row) for row in rows}:
        mine = {row.person_id: row for row in rows if _dates(duty, row) == dates}
        terms = Terms(Via.DUTY, due_on=dates.due_on, spared_until=dates.spared_until)
        enrolled = enroll_all([row.person for row in mine.values()], version, terms, now=now)
        for held in enrolled:
            _tie(mine[held.person_id], held, dates, now=now)
        tell_enrolled([held for held in enrolled if held.enrolled_at == now], now=now)
    Bound.objects.bulk_update(rows, ["enrollment"])
    return len(rows)


def _dates(duty: Duty, row: Bound) -> Dates:
    return first_dates(
        due_days=duty.due_days,
        due_on=duty.due_on,
        grace_days=duty.grace_days,
        since=row.since,
    )


def _tie(row: Bound, held: Enrollment, dates: Dates, *, now: datetime) -> None:
    row.enrollment = held
    is_older = held.enrolled_at != now and held.completed_at is None
    if is_older and held.due_on is None and dates.due_on is not None:
        date_anew(held, due_on=dates.due_on, spared_until=dates.spared_until)
    if row.exempt_until is not None and held.completed_at is None:
        spare(held, until=row.exempt_until)


def _release(duty: Duty, *, today: date, now: datetime) -> int:
    """Let go whom the rule means no longer: what was begun stays theirs, without a date."""
    rows = Bound.objects.in_force().filter(duty=duty)
    if duty.ended_at is None:
        meant = audience(duty, on=today).filter(pk=OuterRef("person"))
        rows = rows.filter(~Exists(meant))
    related = ("person", "enrollment__person__agency", "duty")
    going = list(rows.select_related(*related).order_by("person__uuid")[:AT_ONCE])
    by, reason = duty.ended_by or duty.by, _("Tidak lagi termasuk aturan kursus wajib")
    for row in going:
        row.released_on = max(today, row.since)
        held = row.enrollment
        if held is None or held.via != Via.DUTY or not held.is_open or held.completed_at:
            continue
        other = bound_too(row)
        if other is not None:
            _hand_over(held, row, other)
        elif not withdraw_unbegun(held, by=by, reason=reason, now=now):
            date_anew(held, due_on=None, spared_until=None)
    Bound.objects.bulk_update(going, ["released_on"])
    return len(going)


def _hand_over(held: Enrollment, row: Bound, other: Bound) -> None:
    """Of two rules that ask for the same enrollment one has gone: the date it gave goes with it."""
    if held.due_on == _dates(row.duty, row).due_on:
        dates = _dates(other.duty, other)
        date_anew(held, due_on=dates.due_on, spared_until=dates.spared_until)


def _renew(duty: Duty, *, today: date, now: datetime) -> int:
    """Begin the course anew for those whose completion ends soon; how many rows were moved on."""
    if duty.valid_months is None:
        return 0
    limit = months_from(today + AHEAD + MARGIN, -duty.valid_months)
    done = Bound.objects.in_force().filter(duty=duty, enrollment__completed_at__date__lte=limit)
    try:
        version = version_for(duty.agency, duty.course)
    except CourseNotOpen:
        return 0
    rows = done.select_related("person__agency", "enrollment").order_by("enrollment__completed_at")
    oldest = sorted(rows[:AT_ONCE], key=lambda row: row.person.uuid)  # one order of locks
    moved = [row for row in oldest if _renewed(duty, row, version, today=today, now=now)]
    Bound.objects.bulk_update(moved, ["enrollment"])
    return len(moved)


def _renewed(duty: Duty, row: Bound, version: Version, *, today: date, now: datetime) -> bool:
    """Whether the row is tied to another enrollment now: a new one, or a later one of their own."""
    mine = Enrollment.objects.filter(person=row.person_id, course=duty.course_id, is_open=True)
    latest = mine.order_by("-pk").first()
    if latest is not None and latest.pk != row.enrollment_id:
        row.enrollment = latest
        return True
    completed_at = row.enrollment.completed_at if row.enrollment else None
    if completed_at is None or duty.valid_months is None:
        return False
    day = local_day(completed_at, duty.agency.time_zone)
    if renewal_begins(day, duty.valid_months) > today:
        return False
    dates = renewal_dates(day, duty.valid_months, grace_days=duty.grace_days, today=today)
    terms = Terms(Via.DUTY, due_on=dates.due_on, spared_until=dates.spared_until)
    row.enrollment = renew(row.person, version, terms, now=now)
    if row.exempt_until is not None:
        spare(row.enrollment, until=row.exempt_until)
    tell_renewed(row.enrollment, until=valid_until(day, duty.valid_months), now=now)
    return True
