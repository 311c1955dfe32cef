"""Naming somebody's supervisor together with the role that shows the team."""

from datetime import date, datetime

from django.db import transaction

from kawah.people.access.granting import grant
from kawah.people.access.models import Grant
from kawah.people.access.roles import Role
from kawah.people.directory.api import Person, Reach, assign_supervisor


@transaction.atomic
def name_supervisor(
    person: Person, *, supervisor: Person, by: Person | None, on: date, now: datetime
) -> None:
    """Name the supervisor from a day on, and give the role without which the team cannot be seen.

    Raises SupervisionCircle.
    """
    named_by = by.uuid if by else None
    assign_supervisor(person, supervisor=supervisor, effective_from=on, by=named_by, now=now)
    held = Grant.objects.in_force(on=on).filter(person=supervisor, role=Role.SUPERVISOR)
    if not held.exists():
        grant(supervisor, Role.SUPERVISOR, reach=Reach.OWN, effective_from=on, by=by, now=now)
