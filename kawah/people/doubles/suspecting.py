"""Finding records within a scope that look like one person's."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kawah.people.directory.api import Appointment, Person
from kawah.people.doubles.likeness import Known, Pair, namesakes, pairs, plain
from kawah.people.doubles.models import Distinct, Merger

MOST_RECORDS = 5000


def suspected(people: "QuerySet[Any]", *, on: date) -> list[Pair]:
    """Pairs among these people that nobody has decided about, in the order of their names; one look
    at each name, which of a hundred thousand takes about a second."""
    names = people.order_by().values_list("pk", "name", "nip").iterator(chunk_size=5000)
    return _undecided(people.filter(pk__in=namesakes(names)[:MOST_RECORDS]), on=on)


def suspected_with(person: Person, people: "QuerySet[Any]", *, on: date) -> list[Pair]:
    """The same of one person."""
    if not (words := plain(person.name)):
        return []
    named: Any = people
    found = _undecided(named.named(words), on=on)
    return [one for one in found if person.pk in (one.first, one.second)]


def _undecided(rows: "QuerySet[Any]", *, on: date) -> list[Pair]:
    held = Appointment.objects.in_force(on=on).filter(person=OuterRef("pk")).order_by("pk")
    working = rows.order_by("name", "pk").annotate(at=Subquery(held.values("unit")[:1]))
    known = working.values_list("pk", "name", "nip", "at")
    records = [Known(key, name, nip or "", unit) for key, name, nip, unit in known[:MOST_RECORDS]]
    found = list(pairs(records))
    keys = {key for one in found for key in (one.first, one.second)}
    decided = _decided(keys)
    return [one for one in found if (one.first, one.second) not in decided]


def _decided(keys: set[int]) -> set[tuple[int, int]]:
    """Pairs that are two people, or wait to be one."""
    apart = Distinct.objects.filter(first__in=keys).values_list("first", "second")
    waiting = Merger.objects.filter(
        Q(gone__in=keys) | Q(stays__in=keys), decided_at=None
    ).values_list("gone", "stays")
    return {*apart, *((min(pair), max(pair)) for pair in waiting)}
