"""Signs of life in an activity: time on task, and reading on after it was completed too fast."""

from datetime import datetime

from django.db import transaction

from kawah.learning.curriculum.api import Step
from kawah.learning.enrollment.marking import count, own_mark, patience, record, spend
from kawah.learning.enrollment.models import Enrollment, Mark
from kawah.records import api as records

LONGEST_GAP_SECONDS = 60.0  # a reader's device gives a sign every half minute


def stay(enrollment: Enrollment, step: Step, *, now: datetime) -> None:
    """Count the time since the last sign. The place to resume stays: who leaves gives one, too.

    An activity completed in less than its reading time goes on counting until that is reached; then
    a second statement says so, and the ledger judges the activity by its full time.
    """
    mark = own_mark(enrollment, step)
    if mark is None:
        return
    if mark.completed_at is None:
        spend(mark, step, now)
    elif mark.seconds < step.reading_seconds:
        _read_on(enrollment, mark, step, now, at_most=LONGEST_GAP_SECONDS)


def read_again(enrollment: Enrollment, step: Step, *, opened_at: datetime, now: datetime) -> int:
    """Count the time since a completed activity was opened again, by a reader whose device gives no
    signs; the seconds that are still missing to its reading time."""
    mark = own_mark(enrollment, step)
    if mark is None or mark.completed_at is None:
        return step.reading_seconds
    if mark.seconds < step.reading_seconds:
        mark.last_at = max(mark.last_at, opened_at)
        _read_on(enrollment, mark, step, now, at_most=patience(step))
    return max(0, step.reading_seconds - mark.seconds)


def _read_on(
    enrollment: Enrollment, mark: Mark, step: Step, now: datetime, *, at_most: float
) -> None:
    count(mark, now, at_most=at_most)
    with transaction.atomic():
        Mark.objects.filter(pk=mark.pk).update(seconds=mark.seconds, last_at=mark.last_at)
        if mark.seconds >= step.reading_seconds:
            _tell(enrollment, mark, step, now)


def _tell(enrollment: Enrollment, mark: Mark, step: Step, now: datetime) -> None:
    row = Enrollment.objects.select_related("person__agency").get(pk=enrollment.pk)
    act = records.Completed(
        enrollment=row.uuid, activity=step.uuid, seconds=mark.seconds, fraction=mark.fraction
    )
    record(row, act, name=f"read:{step.uuid}", happened_at=now, now=now)
