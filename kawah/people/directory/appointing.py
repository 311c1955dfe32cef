"""Placing people: an appointment ends the one before it, and the agency follows the post."""

from datetime import date

from django.db import transaction

from kawah.people.directory.kinds import AppointmentKind
from kawah.people.directory.organization import Position, Unit
from kawah.people.directory.persons import Appointment, Person, Supervision


class AppointmentOutOfOrder(Exception):
    """The new appointment would begin before or on the day the present one began."""


@transaction.atomic
def appoint(person: Person, *, position: Position, unit: Unit, effective_from: date) -> Appointment:
    """Give a person a definitive post; raises AppointmentOutOfOrder."""
    held = Appointment.objects.filter(
        person=person, until=None, kind=AppointmentKind.DEFINITIVE
    ).first()
    if held is not None:
        if held.effective_from >= effective_from:
            raise AppointmentOutOfOrder
        held.until = effective_from
        held.save(update_fields=["until"])
    if person.agency_id != unit.agency_id:
        person.agency = unit.agency
        person.save(update_fields=["agency"])
    return Appointment.objects.create(
        person=person, position=position, unit=unit, effective_from=effective_from
    )


@transaction.atomic
def supervise(person: Person, *, supervisor: Person, effective_from: date) -> Supervision:
    """Name the direct supervisor from a day on."""
    Supervision.objects.filter(person=person, until=None).update(until=effective_from)
    return Supervision.objects.create(
        person=person, supervisor=supervisor, effective_from=effective_from
    )


def current(person: Person, *, on: date) -> Appointment | None:
    """The definitive appointment in force on a day, with its post and unit."""
    rows = Appointment.objects.in_force(on=on).filter(
        person=person, kind=AppointmentKind.DEFINITIVE
    )
    appointment: Appointment | None = rows.select_related("position", "unit").first()
    return appointment
