"""Whose gaps a change of the framework moves."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from kawah.people.competencies.changing import Thing
from kawah.people.competencies.models import Standard
from kawah.people.directory.api import Appointment


def people_concerned(thing: Thing, *, on: date) -> int:
    """How many people hold a post that asks this, or would."""
    if thing.is_standard:
        return _holding([(thing.kind, thing.grade)], on=on)
    rows = Standard.objects.filter(position=None, competency__code=thing.code, valid_to=None)
    return _holding(rows.values_list("kind", "grade").distinct(), on=on)


def _holding(posts: Iterable[tuple[str, str]], *, on: date) -> int:
    among = Q(pk__in=[])
    for kind, grade in posts:
        among |= Q(position__kind=kind, position__grade=grade)
    held = Appointment.objects.definitive(on=on).filter(among, person__is_active=True)
    count: int = held.count()
    return count
