"""Naming the direct supervisor of someone, without going round in a circle."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from msgspec import Struct

from kawah.lib.inserting import insert_all
from kawah.people.directory.persons import Person, Supervision
from kawah.records import api as records

# One after the other in the whole house: ties cross agencies, and two at once could close a circle
# through people of agencies that neither of them touches.
TIES = UUID("74696573-6f66-4375-8000-6b6177616800")


def hold_ties() -> None:
    """Hold back other namings until the running transaction ends; before the locks of people, which
    namings take after it."""
    records.hold(TIES)


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
    if person.pk in everyone_above(supervisor, on=effective_from):
        raise SupervisionCircle
    tie = _tie(person, supervisor=supervisor, effective_from=effective_from)
    records.note_all([_change(tie, held, by=by, now=now)])
    return tie


class Assigned(Struct, frozen=True):
    """What came of naming many: the ties that hold now, and whose would have closed a circle."""

    ties: list[Supervision]
    circles: list[Person]


@transaction.atomic
def assign_all(
    pairs: Sequence[tuple[Person, Person]],
    *,
    effective_from: date,
    by: UUID | None,
    now: datetime,
) -> Assigned:
    """Name the supervisor of many people, each once, as `assign_supervisor` does one after the
    other; a pair is a person and the supervisor."""
    records.hold(TIES)
    over = _everyone_over([supervisor for _, supervisor in pairs], on=effective_from)
    known = Supervision.objects.filter(person__in=[person.pk for person, _ in pairs])
    tied = set(known.values_list("person", flat=True))
    ties: list[Supervision] = []
    circles: list[Person] = []
    heads = {pair[1].pk for pair in pairs}.union(*over.values())
    for person, supervisor in pairs:
        if person.pk in heads and person.pk in _climbed(supervisor.pk, over):
            circles.append(person)
            continue
        over[person.pk] = {supervisor.pk}
        tie = Supervision(person=person, supervisor=supervisor, effective_from=effective_from)
        if person.pk in tied:
            tie = assign_supervisor(
                person, supervisor=supervisor, effective_from=effective_from, by=by, now=now
            )
        ties.append(tie)
    made = [tie for tie in ties if tie.pk is None]
    insert_all(made, known_by="person_id")
    records.note_all([_change(tie, None, by=by, now=now) for tie in made])
    return Assigned(ties, circles)


def _change(
    tie: Supervision, held: Supervision | None, *, by: UUID | None, now: datetime
) -> records.Noted:
    uuid = str(tie.supervisor.uuid)
    return records.Noted(
        verb="person.supervisor_named",
        subject=f"person/{tie.person.uuid}",
        by=by,
        at=now,
        agency=tie.person.agency.code,
        before={"supervisor": str(held.supervisor.uuid)} if held else None,
        after={"supervisor": uuid, "effective_from": str(tie.effective_from)},
    )


def _everyone_over(people: Iterable[Person], *, on: date) -> dict[int, set[int]]:
    """By person, who stands right above; for some people and everyone above them."""
    over: dict[int, set[int]] = defaultdict(set)
    seen = level = {person.pk for person in people}
    while level:
        for person, above in _ties(on).filter(person__in=level).values_list("person", "supervisor"):
            over[person].add(above)
        level = {above for person in level for above in over[person]} - seen
        seen = seen | level
    return over


def _climbed(person: int, over: dict[int, set[int]]) -> set[int]:
    seen, level = {person}, {person}
    while level:
        level = {above for one in level for above in over.get(one, ())} - seen
        seen |= level
    return seen


def everyone_above(person: Person, *, on: date) -> set[int]:
    """The keys of a person and of everyone above, now or as already planned."""
    seen, level = {person.pk}, {person.pk}
    while level:
        over = _ties(on).filter(person__in=level).values_list("supervisor", flat=True)
        level = set(over) - seen
        seen |= level
    return seen


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
