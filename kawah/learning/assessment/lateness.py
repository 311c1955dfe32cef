"""Which of two answers to a question is the newer one, in whatever order they arrive."""

from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from kawah.learning.assessment.attempts import Response

# No answer is under way longer; a device whose order says otherwise has had its clock set.
UNDERWAY = timedelta(minutes=1)


class Hand(Struct, frozen=True):
    """The device that gave an answer, and the moment by its own clock, in milliseconds.

    How long an answer was under way nobody knows; which of its answers was first, a device knows.
    """

    device: UUID
    made: int


def is_newer(row: Response, *, given: datetime, hand: Hand | None) -> bool:
    """Whether an answer may take the place of the one that is kept."""
    if row.saved_at is None:
        return True
    is_close = abs(given - row.saved_at) <= UNDERWAY
    if is_close and hand is not None and row.made is not None and row.device == hand.device:
        return hand.made >= row.made
    return given >= row.saved_at
