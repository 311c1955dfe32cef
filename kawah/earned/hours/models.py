"""Rules and targets, lines and entries, roots."""

from kawah.earned.hours.ledger import Balance, Entry, Line
from kawah.earned.hours.regulation import Rule, Target
from kawah.earned.hours.seals import Head, Patrol, Root

__all__ = ["Balance", "Entry", "Head", "Line", "Patrol", "Root", "Rule", "Target"]
