"""What late means: the day by which a course was to be finished is over."""

from datetime import date


def is_past(due_on: date | None, *, on: date) -> bool:
    """Whether a course under way with this date is late on a day."""
    return due_on is not None and due_on < on
