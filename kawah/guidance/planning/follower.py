"""Advice falls the moment what it was reckoned from changes."""

from datetime import datetime

from kawah.guidance.planning.models import Advice
from kawah.records.api import Statement

CHANGING = frozenset({"enrolled", "withdrew", "course_completed"})


def follow(statement: Statement, *, now: datetime) -> None:
    if statement.kind in CHANGING:
        Advice.objects.filter(person__uuid=statement.person).delete()
