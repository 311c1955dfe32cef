"""What late means: the day by which a course was to be finished is over, and so is grace."""

from datetime import date


def is_past(due_on: date | None, *, on: date, spared_until: date | None = None) -> bool:
    """Whether a course under way with this date is late on a day."""
    if spared_until is not None and on <= spared_until:
        return False
    return due_on is not None and due_on < on
