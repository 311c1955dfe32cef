"""Leaving: employment ends, doors close, and what was learned stays true."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from kawah.lib.periods import local_day
from kawah.people.access.api import end_roles, end_sign_ins, reopen, tell_of_succession
from kawah.people.accounts.departure import Departure
from kawah.people.accounts.moving import end_moves
from kawah.people.accounts.ordering import AccountOutOfReach, within_power
from kawah.people.accounts.tickets import end_tickets
from kawah.people.directory.api import (
    Agency,
    Closed,
    Person,
    Scope,
    close_posts,
    hold_open,
    reopen_posts,
)
from kawah.records import api as records

UNDO_WITHIN = timedelta(days=30)


class AgencyClosed(Exception):
    """The agency that the person left takes nobody in any more."""


@transaction.atomic
def leave(
    person: Person, *, last_day: date, scope: Scope, by: Person, why: str, now: datetime
) -> bool:
    """End somebody's employment; False when it has ended already. Raises AccountOutOfReach."""
    on = local_day(now, person.agency.time_zone)
    held: Person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not held.is_active:
        return False
    is_ours = within_power(scope, on=on).filter(pk=held.pk).exists()
    if not is_ours or not scope.has_agencies or held == by:
        raise AccountOutOfReach
    roles = end_roles(held, until=on, by=by, why=why, now=now)
    posts = close_posts(held, on=on)
    held.is_active = False
    held.save(update_fields=["is_active"])
    tell_of_succession(Person.objects.filter(supervisions__in=posts.supervisions), now=now)
    end_sign_ins(held)
    end_tickets(held, now=now)
    end_moves(held, by=by, now=now)
    Departure.objects.create(
        person=held,
        agency=held.agency,
        last_day=last_day,
        closed_on=on,
        why=why,
        by=by,
        at=now,
        closed={"roles": _told(roles), "posts": msgspec.to_builtins(posts)},
    )
    _note(held, "person.left", by=by, why=why, after={"last_day": str(last_day)}, now=now)
    return True


def _told(roles: Mapping[int, date | None]) -> list[tuple[int, str]]:
    """Each role that ended, with the end that it had before."""
    return [(key, str(until or "")) for key, until in roles.items()]


def departures(scope: Scope, *, now: datetime) -> "QuerySet[Any]":
    """Who left lately and can still be brought back, the newest first."""
    rows = _standing().filter(at__gt=now - UNDO_WITHIN)
    rows = rows.filter(agency__in=Agency.objects.visible_to(scope))
    return rows.select_related("person", "agency", "by").order_by("-at", "-pk")


def at_work_or_left(people: "QuerySet[Any]") -> "QuerySet[Any]":
    """Those who are at work, and those who left and are still records of their own."""
    return people.filter(Q(is_active=True) | left_record("pk"))


def left_record(of: str) -> Exists:
    """Whether the person whom a column of an outer query names left, as `has_left` says."""
    return Exists(_standing().filter(person=OuterRef(of)))


def has_left(person: Person) -> bool:
    """Whether a record is that of somebody who left, and of nobody else's by now."""
    return not person.is_active and _standing().filter(person=person).exists()


def finish_departure(person: Person, *, now: datetime) -> None:
    """Nobody brings this record back any more."""
    _standing().filter(person=person).update(final_at=now)


def _standing() -> "QuerySet[Any]":
    return Departure.objects.filter(undone_at=None, final_at=None)


@transaction.atomic
def bring_back(row: Departure, *, scope: Scope, by: Person, now: datetime) -> bool:
    """Undo it as if it had not been, as far as nothing new has taken the place of what was closed.
    False when it was undone before, is too long ago or not theirs to undo. Raises AgencyClosed."""
    if not departures(scope, now=now).filter(pk=row.pk).exists():
        return False
    held: Person = Person.objects.select_for_update(of=("self",)).get(pk=row.person_id)
    if not hold_open(held.agency):
        raise AgencyClosed
    if not _standing().filter(pk=row.pk).update(undone_at=now, undone_by=by):
        return False
    held.is_active = True
    held.save(update_fields=["is_active"])
    posts = msgspec.convert(row.closed["posts"], Closed)
    reopen_posts(held, posts, on=row.closed_on)
    reopen(_roles(row), by=by, now=now)
    _note(held, "person.brought_back", by=by, why="", after=None, now=now)
    return True


def _roles(row: Departure) -> dict[int, date | None]:
    """The ends that the roles had; where they were not kept, as of a departure noted long ago, a
    year at most, as a new role would have."""
    year = str(row.closed_on + timedelta(days=365))
    told = [*row.closed.get("roles", []), *((key, year) for key in row.closed.get("grants", []))]
    return {key: date.fromisoformat(until) if until else None for key, until in told}


def _note(person: Person, verb: str, *, by: Person, why: str, after: object, now: datetime) -> None:
    records.note(
        verb=verb,
        subject=f"person/{person.uuid}",
        by=by.uuid,
        now=now,
        agency=person.agency.code,
        after=after,
        why=why,
    )
