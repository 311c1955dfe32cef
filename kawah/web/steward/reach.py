"""Which agencies someone looks after."""

from django.db.models import QuerySet

from kawah.people.directory.api import Agency, Person, Reach, Scope


def agencies_of(scope: Scope) -> "QuerySet[Agency]":
    """A reach that is narrower than an agency looks after none."""
    if scope.reach == Reach.NATIONAL:
        return Agency.objects.all()
    if scope.reach == Reach.AGENCY and scope.agency_path:
        return Agency.objects.under(scope.agency_path)
    return Agency.objects.none()


def anyone_of(scope: Scope) -> "QuerySet[Person]":
    """Everyone who works there now."""
    rows: QuerySet[Person] = Person.objects.filter(agency__in=agencies_of(scope), is_active=True)
    return rows
