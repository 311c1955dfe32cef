"""Reading which roles a person holds."""

from datetime import date

from django.db.models import DateField, Q

from kawah.lib.prepared import Given, Prepared
from kawah.people.access.models import Grant, GrantQuerySet
from kawah.people.access.roles import MATTER, Role
from kawah.people.directory.api import Person, Reach, Scope

ORDER = [*(role for role in Role.values if role != Role.LEARNER), Role.LEARNER]
HELD = Prepared(
    lambda: (
        Grant.objects.in_force(on=Given("on", DateField()))
        .filter(person=Given("person"))
        .select_related("agency", "unit")
    )
)


def grants_of(person: Person, *, on: date) -> list[Grant]:
    """The roles held on a day, work first and the learner everyone is last, with their scopes."""
    rows = HELD(person=person.pk, on=on)
    return sorted(rows, key=lambda row: (ORDER.index(row.role), row.pk))


def held_and_planned(person: Person, *, on: date) -> list[Grant]:
    """The roles held on a day in their order, then those that begin later, the next first."""
    rows = Grant.objects.not_over(on=on).filter(person=person).select_related("agency", "unit")
    return sorted(
        rows, key=lambda row: (max(row.effective_from, on), ORDER.index(row.role), row.pk)
    )


def beyond(scope: Scope, *, on: date) -> GrantQuerySet:
    """Roles, begun or to begin, that reach further than a scope: over the accounts of those who
    hold one, nobody within that scope decides."""
    rows = Grant.objects.not_over(on=on)
    if scope.reach == Reach.NATIONAL:
        return rows.none()
    within = Q(agency__path__startswith=scope.agency_path)
    if scope.reach == Reach.UNIT:
        there = Q(agency__path=scope.agency_path, unit__path__startswith=scope.unit_path)
        within = Q(reach=Reach.UNIT) & there
    wide = Q(reach__in=[Reach.AGENCY, Reach.UNIT]) & ~within
    return rows.filter(Q(reach=Reach.NATIONAL) | wide)


def alike(scope: Scope, *, on: date) -> GrantQuerySet:
    """Roles of others that matter and reach as far as a scope does: whoever got into such an
    account could be the second person of what they ask for themselves."""
    rows = Grant.objects.not_over(on=on).filter(role__in=MATTER, reach=scope.reach)
    rows = rows.exclude(person=scope.person)
    if scope.reach == Reach.NATIONAL:
        return rows
    rows = rows.filter(agency__path=scope.agency_path)
    return rows.filter(unit__path=scope.unit_path) if scope.reach == Reach.UNIT else rows
