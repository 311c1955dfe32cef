"""Marks: opening an activity, spending time on it, completing it."""

from datetime import datetime
from uuid import uuid5

from django.db import transaction

from kawah.learning.curriculum.api import Outline, Step, outline_of
from kawah.learning.enrollment.models import Enrollment, Mark
from kawah.learning.enrollment.progress import Done, Progress, progress
from kawah.lib import periods
from kawah.records import api as records

# A pause longer than the text can hold anyone is absence, not learning.
SHORTEST_PATIENCE_SECONDS = 120.0
SLOW_READER = 3.0  # times the shortest reading time


def marks_of(enrollment: Enrollment) -> list[Mark]:
    return list(Mark.objects.filter(enrollment=enrollment).select_related("activity"))


def progress_of(enrollment: Enrollment, marks: list[Mark] | None = None) -> Progress:
    """How far a learner is, and why."""
    known = marks_of(enrollment) if marks is None else marks
    done = {
        mark.activity.uuid: Done(mark.completed_at, mark.why)
        for mark in known
        if mark.completed_at is not None
    }
    opened = {mark.activity.uuid for mark in known}
    return progress(outline_of(enrollment.version_id), done=done, opened=opened)


@transaction.atomic
def visit(enrollment: Enrollment, step: Step, *, now: datetime) -> Mark:
    """Note a sign of life in an activity, and make it the place to resume.

    Time since the last sign counts up to the time a slow reader needs for the whole text.
    """
    mark, is_new = Mark.objects.get_or_create(
        enrollment=enrollment,
        activity_id=step.pk,
        defaults={"opened_at": now, "last_at": now},
    )
    if not is_new and mark.completed_at is None:
        mark.seconds += round(periods.seconds_between(mark.last_at, now, at_most=_patience(step)))
        mark.last_at = max(mark.last_at, now)
        mark.save(update_fields=["seconds", "last_at"])
    if enrollment.place != step.uuid or is_new:
        enrollment.place = step.uuid
        enrollment.last_at = now
        enrollment.save(update_fields=["place", "last_at"])
    return mark


def _patience(step: Step) -> float:
    return max(SHORTEST_PATIENCE_SECONDS, SLOW_READER * step.reading_seconds)


@transaction.atomic
def complete(
    enrollment: Enrollment,
    step: Step,
    *,
    why: str,
    happened_at: datetime,
    now: datetime,
    fraction: float | None = None,
) -> bool:
    """Complete an activity whose condition `why` was met; False when it was complete before.

    The caller has judged the condition. Everything that follows, from the course's completion to
    hours and certificates, follows from the statement written here.
    """
    row = Enrollment.objects.select_related("person__agency", "course").get(pk=enrollment.pk)
    records.hold(row.person.uuid)
    mark, _ = Mark.objects.select_for_update().get_or_create(
        enrollment=row,
        activity_id=step.pk,
        defaults={"opened_at": happened_at, "last_at": happened_at},
    )
    if mark.completed_at is not None or not row.is_open:
        return False
    mark.completed_at, mark.fraction, mark.why = happened_at, fraction, why
    mark.save()
    act = records.Completed(
        enrollment=row.uuid, activity=step.uuid, seconds=mark.seconds, fraction=fraction
    )
    _record(row, act, name=f"completed:{step.uuid}", happened_at=happened_at, now=now)
    _advance(row, now=now)
    enrollment.refresh_from_db(fields=["done", "place", "last_at", "completed_at"])
    return True


def _advance(row: Enrollment, *, now: datetime) -> None:
    """Bring the enrollment's own figures up to date, and close the course when all is done."""
    reached = progress_of(row)
    following = reached.next_step
    row.done = reached.done
    row.last_at = now
    row.place = following.uuid if following else row.place
    is_finished_now = reached.completed_at is not None and row.completed_at is None
    row.completed_at = row.completed_at or reached.completed_at
    row.save(update_fields=["done", "last_at", "place", "completed_at"])
    if is_finished_now and row.completed_at is not None:
        act = records.CourseCompleted(
            enrollment=row.uuid, course=row.course.uuid, version=row.version.number
        )
        _record(row, act, name="course_completed", happened_at=row.completed_at, now=now)


def _record(
    row: Enrollment, act: records.AnyAct, *, name: str, happened_at: datetime, now: datetime
) -> None:
    records.record(
        act,
        statement=uuid5(row.uuid, name),
        person=row.person.uuid,
        agency=row.person.agency.code,
        happened_at=happened_at,
        now=now,
    )


def neighbors(outline: Outline, step: Step) -> tuple[Step | None, Step | None]:
    """The steps before and after one."""
    steps = outline.steps
    index = steps.index(step)
    before = steps[index - 1] if index else None
    after = steps[index + 1] if index + 1 < len(steps) else None
    return before, after
