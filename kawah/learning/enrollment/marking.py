"""Marks: opening an activity, spending time on it, completing it."""

from collections.abc import Collection
from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.db.models import F, OuterRef, Subquery

from kawah.learning.curriculum.api import Outline, Step, outline_of
from kawah.learning.enrollment.models import Enrollment, Mark
from kawah.learning.enrollment.progress import Done, Progress, progress
from kawah.lib import periods
from kawah.lib.gathered import Gathered
from kawah.lib.prepared import Given, Prepared
from kawah.records import api as records

# A pause longer than the text can hold anyone is absence, not learning.
SHORTEST_PATIENCE_SECONDS = 120.0
SLOW_READER = 3.0  # times the shortest reading time
MARKS = Prepared(lambda: Mark.objects.filter(enrollment=Given("enrollment")))
OWN_MARK = Prepared(
    lambda: Mark.objects.filter(
        enrollment=Given("enrollment"), activity=Given("activity")
    ).annotate(counted_to=_counted_to())
)


def _counted_to() -> Subquery:
    """Up to when this person's time is counted already, in whichever activity: opening counts
    nothing."""
    counted = Mark.objects.filter(
        enrollment__person=OuterRef("enrollment__person"), last_at__gt=F("opened_at")
    )
    return Subquery(counted.order_by("-last_at").values("last_at")[:1])


def own_mark(enrollment: Enrollment, step: Step) -> Mark | None:
    """The mark, with the moment up to which its person's time is counted."""
    return OWN_MARK.first(enrollment=enrollment.pk, activity=step.pk)


def completed_parts() -> Subquery:
    """The keys of the activities of an enrollment that are completed, gathered; an annotation."""
    rows = Mark.objects.filter(enrollment=OuterRef("pk"), completed_at__isnull=False).order_by()
    return Subquery(rows.values("enrollment").annotate(k=Gathered("activity")).values("k"))


def marks_of(enrollment: Enrollment) -> list[Mark]:
    return MARKS(enrollment=enrollment.pk)


def progress_of(enrollment: Enrollment, marks: list[Mark] | None = None) -> Progress:
    """How far a learner is, and why."""
    known = marks_of(enrollment) if marks is None else marks
    outline = outline_of(enrollment.version_id)
    keys = {step.pk: step.uuid for step in outline}
    ours = [(keys[mark.activity_id], mark) for mark in known if mark.activity_id in keys]
    done = {
        key: Done(mark.completed_at, mark.why)
        for key, mark in ours
        if mark.completed_at is not None
    }
    return progress(outline, done=done, opened={key for key, _ in ours})


def visit(enrollment: Enrollment, step: Step, *, now: datetime) -> Mark:
    """Note a sign of life in an activity, and make it the place to resume.

    Time since the last sign counts up to the time a slow reader needs for the whole text. To look
    again at what is completed writes nothing: the place to resume is where something is to be done.
    """
    mark = own_mark(enrollment, step)
    if mark is None:
        return _opened(enrollment, step, now)
    if mark.completed_at is None:
        spend(mark, step, now)
        if enrollment.place != step.uuid:
            _move(enrollment, step, now)
    return mark


@transaction.atomic
def _opened(enrollment: Enrollment, step: Step, now: datetime) -> Mark:
    times = {"opened_at": now, "last_at": now}
    mark, _ = Mark.objects.get_or_create(enrollment=enrollment, activity_id=step.pk, defaults=times)
    _move(enrollment, step, now)
    return mark


def spend(mark: Mark, step: Step, now: datetime) -> None:
    """Count the time since the last sign, but no second that counted elsewhere: a person has one
    clock, however many activities stand open."""
    count(mark, now, at_most=patience(step))
    Mark.objects.filter(pk=mark.pk).update(seconds=mark.seconds, last_at=mark.last_at)


def count(mark: Mark, now: datetime, *, at_most: float) -> None:
    counted_to: datetime | None = getattr(mark, "counted_to", None)  # the annotation of OWN_MARK
    since = max(mark.last_at, counted_to or mark.last_at)
    mark.seconds += round(periods.seconds_between(since, now, at_most=at_most))
    mark.last_at = max(mark.last_at, now)


def _move(enrollment: Enrollment, step: Step, now: datetime) -> None:
    enrollment.place, enrollment.last_at = step.uuid, now
    enrollment.save(update_fields=["place", "last_at"])


def patience(step: Step) -> float:
    """The most that counts between two signs, in seconds, where no device gives them often."""
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
    """Complete an activity whose condition `why` was met; False when it was complete before, or the
    learner has left.

    The caller has judged the condition. Everything that follows, from the course's completion to
    hours and certificates, follows from the statement written here.
    """
    records.hold(enrollment.person.uuid)
    row = Enrollment.objects.select_related("person__agency", "course").get(pk=enrollment.pk)
    if not row.is_open:
        return False
    happened_at = max(min(happened_at, now), row.enrolled_at)
    mark, _ = Mark.objects.select_for_update().get_or_create(
        enrollment=row,
        activity_id=step.pk,
        defaults={"opened_at": happened_at, "last_at": happened_at},
    )
    if mark.completed_at is not None:
        return False
    mark.completed_at, mark.fraction, mark.why = happened_at, fraction, why
    mark.save()
    act = records.Completed(
        enrollment=row.uuid, activity=step.uuid, seconds=mark.seconds, fraction=fraction
    )
    record(row, act, name=f"completed:{step.uuid}", happened_at=happened_at, now=now)
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
        record(row, act, name="course_completed", happened_at=row.completed_at, now=now)


def record(
    row: Enrollment, act: records.AnyAct, *, name: str, happened_at: datetime, now: datetime
) -> None:
    """Write an act down under a name that is the same for the same act of this enrollment."""
    records.record(
        act,
        statement=uuid5(row.uuid, name),
        person=row.person.uuid,
        agency=row.person.agency.code,
        happened_at=happened_at,
        now=now,
    )


def neighbors(
    outline: Outline, step: Step, *, waiting: Collection[int] = ()
) -> tuple[Step | None, Step | None]:
    """The step before one, and the one after it that does not wait for somebody else."""
    steps = outline.steps
    index = steps.index(step)
    before = steps[index - 1] if index else None
    after = next((one for one in steps[index + 1 :] if one.pk not in waiting), None)
    return before, after
