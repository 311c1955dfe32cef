"""Naming somebody's supervisor together with the role that shows the team."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.module_loading import import_string

from config.followers import SUCCESSIONS
from kawah.people.access.granting import grant, grant_all
from kawah.people.access.models import Grant
from kawah.people.access.roles import Role
from kawah.people.directory.api import Assigned, Person, Reach, assign_all, assign_supervisor


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
    tell_of_succession([person], now=now)


@transaction.atomic
def name_supervisors(
    pairs: Sequence[tuple[Person, Person]], *, by: Person | None, on: date, now: datetime
) -> Assigned:
    """Name the supervisor of many, as `name_supervisor` does one after the other; a pair is a
    person and the supervisor. Whose tie would close a circle keeps what they have."""
    named_by = by.uuid if by else None
    assigned = assign_all(pairs, effective_from=on, by=named_by, now=now)
    supervisors = {tie.supervisor.pk: tie.supervisor for tie in assigned.ties}
    held = Grant.objects.in_force(on=on).filter(person__in=supervisors, role=Role.SUPERVISOR)
    for person in held.values_list("person", flat=True):
        supervisors.pop(person, None)
    grant_all(list(supervisors.values()), Role.SUPERVISOR, effective_from=on, by=by, now=now)
    tell_of_succession([tie.person for tie in assigned.ties], now=now)
    return assigned


def tell_of_succession(people: Iterable[Person], *, now: datetime) -> None:
    """Let the rooms above know whose supervisor has changed, or is gone."""
    for path in SUCCESSIONS:
        import_string(path)(people, now=now)
