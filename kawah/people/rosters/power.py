"""Over whom a roster decides: a file must not reach further than whoever stands behind it."""

from collections.abc import Collection
from datetime import date

from kawah.people.access.api import alike, beyond
from kawah.people.directory.api import Reach, Scope
from kawah.people.rosters.models import Roster


def scope_of(roster: Roster) -> Scope | None:
    """As far as a steward of its agency reaches; None for an operator, at the command line."""
    by = roster.undone_by or roster.confirmed_by or roster.by
    return Scope(by.pk, Reach.AGENCY, agency_path=roster.agency.path) if by else None


def above(roster: Roster, people: Collection[int], *, on: date) -> set[int]:
    """Who of these holds a role that reaches further: nothing about them is changed."""
    scope = scope_of(roster)
    if scope is None or not people:
        return set()
    rows = beyond(scope, on=on).filter(person__in=people)
    return set(rows.values_list("person", flat=True))


def beside(roster: Roster, people: Collection[int], *, on: date) -> set[int]:
    """Who holds a role as far as this: whoever chose their address could be two people at once."""
    scope = scope_of(roster)
    if scope is None or not people:
        return set()
    rows = alike(scope, on=on).filter(person__in=people)
    return set(rows.values_list("person", flat=True))
