"""Which agencies someone looks after."""

from django.db.models import QuerySet

from kawah.people.directory.api import Agency, Reach, Scope


def agencies_of(scope: Scope) -> "QuerySet[Agency]":
    """A reach that is narrower than an agency looks after none."""
    if scope.reach == Reach.NATIONAL:
        return Agency.objects.all()
    if scope.reach == Reach.AGENCY and scope.agency_path:
        return Agency.objects.under(scope.agency_path)
    return Agency.objects.none()
