"""Taking back what was entered and is not used: the log keeps the entry and its taking back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from msgspec import Struct

from kawah.people.directory.organization import Agency, Position, Unit
from kawah.people.directory.persons import Appointment, Person, Supervision
from kawah.records import api as records


class Tied(Struct, frozen=True):
    """A tie as it was before another took its place."""

    supervisor: int
    effective_from: date
    until: date | None


class Placed(Struct, frozen=True):
    """An appointment to be taken back, the one that it ended, and the agency before it."""

    made: Appointment
    ended: Appointment | None = None
    agency: Agency | None = None


@transaction.atomic
def take_back_ties(
    ties: Sequence[Supervision],
    *,
    before: Mapping[int, Sequence[Tied]],
    by: UUID | None,
    now: datetime,
) -> None:
    """Remove ties, and put back those that the same persons had before, by the person's key."""
    records.note_all(
        [_change("person.supervisor_taken_back", tie.person, by=by, now=now) for tie in ties]
    )
    changed = [tie.person_id for tie in ties if tie.person_id in before]
    Supervision.objects.filter(pk__in=[tie.pk for tie in ties]).delete()
    Supervision.objects.filter(person__in=changed).delete()
    Supervision.objects.bulk_create(
        [
            Supervision(
                person_id=person,
                supervisor_id=one.supervisor,
                effective_from=one.effective_from,
                until=one.until,
            )
            for person in changed
            for one in before[person]
        ]
    )


@transaction.atomic
def take_back_posts(rows: Sequence[Placed], *, by: UUID | None, now: datetime) -> None:
    """Remove appointments, reopen those that they ended, and let the agency follow the post."""
    records.note_all(
        [_change("person.appointment_taken_back", row.made.person, by=by, now=now) for row in rows]
    )
    Appointment.objects.filter(pk__in=[row.made.pk for row in rows]).delete()
    reopened = [row.ended.pk for row in rows if row.ended]
    Appointment.objects.filter(pk__in=reopened).update(until=None)
    for row in rows:
        if row.agency is not None:
            row.made.person.agency = row.agency
            row.made.person.save(update_fields=["agency"])


@transaction.atomic
def take_back_people(people: Sequence[Person], *, by: UUID | None, now: datetime) -> None:
    """Remove people whom nothing refers to any more. Raises ProtectedError where something does."""
    records.note_all(
        [_change("person.entry_taken_back", person, by=by, now=now) for person in people]
    )
    Person.objects.filter(pk__in=[person.pk for person in people]).delete()


@transaction.atomic
def close_units(units: Sequence[Unit], *, by: UUID | None, now: datetime) -> None:
    """Remove units that are empty, the lowest first. Raises ProtectedError where one is not."""
    by_depth: dict[int, list[Unit]] = {}
    for unit in units:
        by_depth.setdefault(unit.path.count("/"), []).append(unit)
        records.note(
            verb="unit.closed",
            subject=f"unit/{unit.agency.code}/{unit.code}",
            by=by,
            now=now,
            agency=unit.agency.code,
            before={"unit": unit.name},
        )
    for depth in sorted(by_depth, reverse=True):
        Unit.objects.filter(pk__in=[unit.pk for unit in by_depth[depth]]).delete()


@transaction.atomic
def close_positions(positions: Sequence[Position], *, by: UUID | None, now: datetime) -> None:
    """Remove posts that nobody holds. Raises ProtectedError where somebody does."""
    for position in positions:
        records.note(
            verb="position.closed",
            subject=f"position/{position.uuid}",
            by=by,
            now=now,
            agency=position.agency.code if position.agency else "",
            before={"position": position.name},
        )
    Position.objects.filter(pk__in=[position.pk for position in positions]).delete()


def _change(verb: str, person: Person, *, by: UUID | None, now: datetime) -> records.Noted:
    return records.Noted(
        verb=verb, subject=f"person/{person.uuid}", by=by, at=now, agency=person.agency.code
    )
