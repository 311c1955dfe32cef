"""Whom a rule means on a day."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from kawah.learning.joining.duties import Duty
from kawah.people.directory.api import Appointment, EmploymentKind, Person


def audience(duty: Duty, *, on: date) -> "QuerySet[Person]":
    """The employees of the agency and of those below it whom nothing of the rule leaves out."""
    people: QuerySet[Person] = Person.objects.filter(
        is_active=True, agency__path__startswith=duty.agency.path
    )
    people = people.filter(kind=duty.kind) if duty.kind else people.exclude(kind=_OUTSIDE)
    if not (duty.position_kind or duty.unit):
        return people
    posts = Appointment.objects.definitive(on=on).filter(person=OuterRef("pk"))
    if duty.position_kind:
        posts = posts.filter(position__kind=duty.position_kind)
    if duty.grade:
        posts = posts.filter(position__grade=duty.grade)
    if duty.unit:
        posts = posts.filter(
            unit__agency=duty.unit.agency_id, unit__path__startswith=duty.unit.path
        )
    return people.filter(Exists(posts))


_OUTSIDE = EmploymentKind.NON_ASN
