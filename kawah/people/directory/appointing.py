"""Placing people: an appointment ends the one before it, and the agency follows the post."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kawah.lib.periods import local_day
from kawah.people.directory.kinds import AppointmentKind
from kawah.people.directory.organization import Position, Unit
from kawah.people.directory.persons import Appointment, Person
from kawah.records import api as records


class AppointmentOutOfOrder(Exception):
    """The new appointment would begin before or on the day the present one began."""


class AppointmentTooEarly(Exception):
    """A post in another agency is given on its day or later: the person still belongs here."""


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
    held = Appointment.objects.filter(
        person=person, until=None, kind=AppointmentKind.DEFINITIVE
    ).first()
    if held is not None and held.effective_from >= effective_from:
        raise AppointmentOutOfOrder
    if person.agency_id != unit.agency_id:
        _move(person, unit, effective_from=effective_from, now=now)
    if held is not None:
        held.until = effective_from
        held.save(update_fields=["until"])
    made = Appointment.objects.create(
        person=person, position=position, unit=unit, effective_from=effective_from
    )
    records.note(
        verb="person.appointed",
        subject=f"person/{person.uuid}",
        by=by,
        now=now,
        agency=unit.agency.code,
        before=_told(held) if held else None,
        after={**_told(made), "effective_from": str(effective_from)},
    )
    return made


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
