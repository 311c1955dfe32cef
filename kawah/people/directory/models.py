"""Agencies, units, positions, persons and what ties them together, with dates."""

from kawah.people.directory.organization import Agency, Closing, Position, Unit
from kawah.people.directory.persons import Appointment, Person, Supervision

__all__ = ["Agency", "Appointment", "Closing", "Person", "Position", "Supervision", "Unit"]
