"""The people somebody looks after."""

from datetime import date

from django.db.models import QuerySet

from kawah.people.directory.api import EmploymentKind, Person, Reach, Scope


def anyone_of(scope: Scope, *, on: date) -> "QuerySet[Person]":
    """Everyone at work whom a scope over others reaches."""
    rows: QuerySet[Person] = Person.objects.visible_to(scope, on=on).filter(is_active=True)
    return rows.none() if scope.reach == Reach.OWN else rows


def employees(scope: Scope, *, on: date) -> "QuerySet[Person]":
    return anyone_of(scope, on=on).exclude(kind=EmploymentKind.NON_ASN)
