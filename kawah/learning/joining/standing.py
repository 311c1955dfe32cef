"""Where the people of duties stand, and what becomes late."""

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from msgspec import Struct

from kawah.learning.joining.duties import Bound, Duty
from kawah.people.directory.api import Person


class Standings(Struct, frozen=True):
    """People of a duty, each counted once."""

    late: int = 0
    grace: int = 0
    todo: int = 0
    learning: int = 0
    blocked: int = 0
    left: int = 0
    exempt: int = 0
    done: int = 0

    @property
    def everyone(self) -> int:
        return sum(getattr(self, name) for name in self.__struct_fields__)


def standings(duty: Duty, *, on: date) -> Standings:
    rows = Bound.objects.in_force().filter(duty=duty).with_standing(on=on).order_by()
    return Standings(**dict(rows.values_list("standing").annotate(count=Count("pk"))))


def late_in(duties: "QuerySet[Any]", *, on: date) -> dict[int, int]:
    """How many are late, by the key of the duty; nobody is in none of them."""
    rows = Bound.objects.in_force().filter(duty__in=duties).with_standing(on=on).order_by()
    late = rows.filter(standing="late").values_list("duty")
    return dict(late.annotate(count=Count("pk")))


def is_bound(person: Person, *, enrollment: int) -> bool:
    """Whether an enrollment fulfils a duty that binds its learner now."""
    return Bound.objects.in_force().filter(person=person, enrollment=enrollment).exists()
