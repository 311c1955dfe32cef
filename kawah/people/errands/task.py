"""What an act needs to know to be done: whose order it is, what it says, on which day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from msgspec import Struct

from kawah.lib.periods import local_day
from kawah.people.directory.api import Agency, Person, Reach, Scope
from kawah.people.errands.models import Errand, Member


class Task(Struct, frozen=True):
    """`terms` are what the act is to be done with; `by` is who answers for it now."""

    terms: Mapping[str, Any]
    key: UUID
    agency: Agency
    scope: Scope
    by: Person
    why: str
    on: date
    now: datetime


class Result(Struct):
    """By the keys of people: what was done, or why it was not."""

    did: dict[int, dict[str, Any]]
    faults: dict[int, str]


class Way(Struct, frozen=True):
    """How an act judges people, is done, and is undone (None where it cannot be)."""

    judge: Callable[[Sequence[Person], Task], dict[int, str]]
    do: Callable[[Sequence[Person], Task], Result]
    undo: Callable[[Sequence[Member], Task], dict[int, str]] | None
    at_once: int = 100  # people in one piece: well under a second


def task_of(errand: Errand, *, by: Person, now: datetime) -> Task:
    on = local_day(now, errand.agency.time_zone)
    return Task(
        terms=errand.terms,
        key=errand.uuid,
        agency=errand.agency,
        scope=errand.scope,
        by=by,
        why=errand.why,
        on=on,
        now=now,
    )


def reached(scope: Scope, *, on: date) -> "QuerySet[Person]":
    """Those at work whom a scope over others reaches."""
    rows: QuerySet[Person] = Person.objects.visible_to(scope, on=on).filter(is_active=True)
    return rows.none() if scope.reach == Reach.OWN else rows
