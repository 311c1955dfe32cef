"""Placing people: an appointment ends the one before it, and the agency follows the post."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from msgspec import Struct

from kawah.lib.inserting import insert_all
from kawah.lib.periods import local_day
from kawah.people.directory.kinds import AppointmentKind
from kawah.people.directory.organization import Position, Unit
from kawah.people.directory.persons import Appointment, Person
from kawah.records import api as records


class AppointmentOutOfOrder(Exception):
    """The new appointment would begin before or on the day the present one began."""


class AppointmentTooEarly(Exception):
    """A post in another agency is given on its day or later: the person still belongs here."""


class Placing(Struct, frozen=True):
    """A post that somebody is to hold from a day on."""

    person: Person
    position: Position
    unit: Unit
    effective_from: date


@transaction.atomic
def appoint(
    person: Person,
    *,
    position: Position,
    unit: Unit,
    effective_from: date,
    now: datetime,
    by: UUID | None = None,
) -> Appointment:
    """Give a person a definitive post, and note who did.

    Raises AppointmentOutOfOrder, AppointmentTooEarly.
    """
    placing = Placing(person, position, unit, effective_from)
    return appoint_all([placing], now=now, by=by)[0]


@transaction.atomic
def appoint_all(
    placings: Sequence[Placing], *, now: datetime, by: UUID | None = None
) -> list[Appointment]:
    """Give many people, each once, a definitive post; the new appointments in the same order.

    Raises AppointmentOutOfOrder, AppointmentTooEarly; then nobody is placed.
    """
    people = [placing.person.pk for placing in placings]
    rows = Appointment.objects.filter(
        person__in=people, until=None, kind=AppointmentKind.DEFINITIVE
    ).select_related("position", "unit")
    held: dict[int, Appointment] = {row.person_id: row for row in rows}
    for placing in placings:
        _end(held.get(placing.person.pk), placing.effective_from)
        if placing.person.agency_id != placing.unit.agency_id:
            _move(placing.person, placing.unit, effective_from=placing.effective_from, now=now)
    Appointment.objects.bulk_update(held.values(), ["until"])
    made = [_made(placing) for placing in placings]
    insert_all(made, known_by="person_id")
    records.note_all(
        [_change(row, held.get(row.person_id), by=by, now=now) for row in made],
    )
    return made


def _end(held: Appointment | None, day: date) -> None:
    if held is None:
        return
    if held.effective_from >= day:
        raise AppointmentOutOfOrder
    held.until = day


def _made(placing: Placing) -> Appointment:
    return Appointment(
        person=placing.person,
        position=placing.position,
        unit=placing.unit,
        effective_from=placing.effective_from,
    )


def _change(
    made: Appointment, held: Appointment | None, *, by: UUID | None, now: datetime
) -> records.Noted:
    return records.Noted(
        verb="person.appointed",
        subject=f"person/{made.person.uuid}",
        by=by,
        at=now,
        agency=made.unit.agency.code,
        before=_told(held) if held else None,
        after={**_told(made), "effective_from": str(made.effective_from)},
    )


def _move(person: Person, unit: Unit, *, effective_from: date, now: datetime) -> None:
    if effective_from > local_day(now, unit.agency.time_zone):
        raise AppointmentTooEarly
    person.agency = unit.agency
    person.save(update_fields=["agency"])


def _told(appointment: Appointment) -> dict[str, str]:
    return {"position": appointment.position.code, "unit": appointment.unit.code}


def current(person: Person, *, on: date) -> Appointment | None:
    """The definitive appointment in force on a day, with its post and unit."""
    rows = Appointment.objects.definitive(on=on).filter(person=person)
    appointment: Appointment | None = rows.select_related("position", "unit").first()
    return appointment
