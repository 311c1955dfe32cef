"""Agencies, units, positions, persons and what ties them together, with dates."""

from kawah.people.directory.organization import Agency, Position, Unit
from kawah.people.directory.persons import Appointment, Person, Supervision

__all__ = ["Agency", "Appointment", "Person", "Position", "Supervision", "Unit"]
