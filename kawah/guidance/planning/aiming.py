"""A new aim makes new advice."""

from datetime import datetime

from django.db import transaction

from kawah.guidance.planning.advising import forget
from kawah.people.directory import api as directory
from kawah.people.directory.api import Person, Position


@transaction.atomic
def aim(person: Person, position: Position | None, *, by: Person, now: datetime) -> None:
    """Set the post a person aims at, or none, and drop the advice that was for another.

    Raises directory.PositionOutOfReach.
    """
    if directory.aim(person, position, by=by, now=now):
        forget(person)
