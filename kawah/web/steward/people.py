"""The people of an agency."""

from django.db.models import QuerySet

from kawah.people.directory.api import Agency, EmploymentKind, Person


def employees(agencies: "QuerySet[Agency]") -> "QuerySet[Person]":
    rows: QuerySet[Person] = Person.objects.filter(agency__in=agencies, is_active=True)
    return rows.exclude(kind=EmploymentKind.NON_ASN)
