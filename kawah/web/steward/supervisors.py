"""Who could be somebody's supervisor, and who is."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kawah.people.directory.api import Appointment, Person, Supervision, read_roll, supervisor_of

LONGEST, MOST = 80, 20


def choices(people: "QuerySet[Any]", person: Person, *, typed: str, on: date) -> list[Any]:
    """Those found by number, address or name, with their posts; unasked, the unit's supervisors."""
    if not typed:
        units = Appointment.objects.in_force(on=on).filter(person=person).values("unit")
        peers = Appointment.objects.in_force(on=on).filter(unit__in=units).values("person")
        ties = Supervision.objects.in_force(on=on).filter(person__in=peers)
        people = people.filter(Exists(ties.filter(supervisor=OuterRef("pk"))))
    return found(people, typed=typed, on=on)


def found(people: "QuerySet[Any]", *, typed: str, on: date) -> list[Any]:
    """Those found by number, address or name, or all where nothing is asked, with their posts."""
    rows = people
    if typed:
        named = [one.pk for one in read_roll(typed, among=people).people]
        rows = people.filter(Q(pk__in=named) | Q(name__icontains=typed))
    post = Appointment.objects.in_force(on=on).filter(person=OuterRef("pk")).order_by("pk")
    rows = rows.annotate(
        post=Subquery(post.values("position__name")[:1]),
        unit=Subquery(post.values("unit__name")[:1]),
    )
    return list(rows.order_by("name", "pk")[:MOST])


def chosen(people: "QuerySet[Person]", key: str) -> Person | None:
    try:
        return people.filter(uuid=UUID(key)).first()
    except ValueError:
        return None


def held_by(person: Person, *, on: date) -> Person | None:
    return supervisor_of(person, on=on)
