"""Naming the direct supervisor of someone, without going round in a circle."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from kawah.people.directory.persons import Person, Supervision
from kawah.records import api as records

# One after the other in the whole house: ties cross agencies, and two at once could close a circle
# through people of agencies that neither of them touches.
TIES = UUID("74696573-6f66-4375-8000-6b6177616800")


class SupervisionCircle(Exception):
    """The supervisor would stand below the very person, or be that person."""


@transaction.atomic
def assign_supervisor(
    person: Person, *, supervisor: Person, effective_from: date, by: UUID | None, now: datetime
) -> Supervision:
    """Name the supervisor from a day on, and note who did; naming the same again changes nothing.

    Raises SupervisionCircle.
    """
    records.hold(TIES)
    held = Supervision.objects.in_force(on=effective_from).filter(person=person).first()
    if held and held.supervisor_id == supervisor.pk and held.until is None:
        return held
    if person.pk in _above(supervisor, on=effective_from):
        raise SupervisionCircle
    tie = _tie(person, supervisor=supervisor, effective_from=effective_from)
    records.note(
        verb="person.supervisor_named",
        subject=f"person/{person.uuid}",
        by=by,
        now=now,
        agency=person.agency.code,
        before={"supervisor": str(held.supervisor.uuid)} if held else None,
        after={"supervisor": str(supervisor.uuid), "effective_from": str(effective_from)},
    )
    return tie


def supervisor_of(person: Person, *, on: date) -> Person | None:
    """Who supervises a person on a day."""
    rows = Supervision.objects.in_force(on=on).filter(person=person)
    tie = rows.select_related("supervisor").first()
    return tie.supervisor if tie else None


def _tie(person: Person, *, supervisor: Person, effective_from: date) -> Supervision:
    """From that day on this tie alone: what was planned for later, or began that very day, goes."""
    ties = Supervision.objects.filter(person=person)
    ties.filter(effective_from__gte=effective_from).delete()
    ties.filter(Q(until=None) | Q(until__gt=effective_from)).update(until=effective_from)
    return Supervision.objects.create(
        person=person, supervisor=supervisor, effective_from=effective_from
    )


def _ties(on: date) -> "QuerySet[Supervision]":
    """Ties that hold on a day or begin after it."""
    rows: QuerySet[Supervision] = Supervision.objects.filter(Q(until=None) | Q(until__gt=on))
    return rows


def _above(person: Person, *, on: date) -> set[int]:
    """The person and everyone above, now or as already planned."""
    seen, level = {person.pk}, {person.pk}
    while level:
        over = _ties(on).filter(person__in=level).values_list("supervisor", flat=True)
        level = set(over) - seen
        seen |= level
    return seen
