"""Attempts whose time is over while nobody looks: what was saved is handed in for their owner."""

from datetime import datetime

from kawah.learning.assessment.attempts import Attempt
from kawah.learning.assessment.taking import GRACE, submit

AT_ONCE = 50


def submit_overdue(*, now: datetime) -> int:
    """Hand in the attempts that are out of time, as of the moment they were due."""
    rows = Attempt.objects.filter(submitted_at=None, due_at__lt=now - GRACE).order_by("due_at")
    overdue = list(rows[:AT_ONCE])
    for attempt in overdue:
        submit(attempt, happened_at=attempt.due_at or now, now=now)
    return len(overdue)
