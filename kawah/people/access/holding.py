"""Reading which roles a person holds."""

from datetime import date

from django.db.models import DateField

from kawah.lib.prepared import Given, Prepared
from kawah.people.access.models import Grant
from kawah.people.access.roles import Role
from kawah.people.directory.api import Person

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
