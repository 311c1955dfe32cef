"""Reading which roles a person holds."""

from datetime import date

from kawah.people.access.models import Grant
from kawah.people.access.roles import Role
from kawah.people.directory.api import Person


def grants_of(person: Person, *, on: date) -> list[Grant]:
    """The roles held on a day, work first and the learner everyone is last, with their scopes."""
    order = [*(role for role in Role.values if role != Role.LEARNER), Role.LEARNER]
    rows = Grant.objects.in_force(on=on).filter(person=person).select_related("agency", "unit")
    return sorted(rows, key=lambda row: (order.index(row.role), row.pk))
