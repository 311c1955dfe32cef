"""Going down from what a scope reaches to a part of it."""

from uuid import UUID

from django.db.models import QuerySet

from kawah.people.directory.api import Agency, Reach, Scope, Unit


class OutOfReach(Exception):
    """There is no such agency or unit within the scope."""


def agency_in(scope: Scope, uuid: UUID) -> Agency:
    """Raises OutOfReach."""
    agency = Agency.objects.visible_to(scope).filter(uuid=uuid).select_related("parent").first()
    if agency is None:
        raise OutOfReach
    return agency


def unit_in(scope: Scope, key: int) -> Unit:
    """Raises OutOfReach."""
    unit = _units(scope).filter(pk=key).select_related("agency", "parent").first()
    if unit is None:
        raise OutOfReach
    return unit


def scope_of(scope: Scope, place: Agency | Unit) -> Scope:
    """The scope narrowed to one agency or unit with all that is under it."""
    if isinstance(place, Agency):
        return Scope(scope.person, Reach.AGENCY, agency_path=place.path)
    return Scope(scope.person, Reach.UNIT, agency_path=place.agency.path, unit_path=place.path)


def _units(scope: Scope) -> "QuerySet[Unit]":
    if scope.reach == Reach.UNIT:
        return Unit.objects.filter(agency__path=scope.agency_path, path__startswith=scope.unit_path)
    return Unit.objects.filter(agency__in=Agency.objects.visible_to(scope))
