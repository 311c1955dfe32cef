"""Finding records within a scope that look like one person's."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Left, Lower, StrIndex, Trim

from kawah.people.directory.api import Appointment, Person
from kawah.people.doubles.likeness import BIRTH, Known, Pair, pairs, plain
from kawah.people.doubles.models import Distinct, Merger

MOST_NAMES, MOST_RECORDS = 300, 3000
# A name up to its first comma, in small letters: titles behind it do not tell people apart.
CORE = Lower(
    Trim(
        Case(
            When(name__contains=",", then=Left("name", StrIndex("name", Value(",")) - 1)),
            default=F("name"),
        )
    )
)


def suspected(people: "QuerySet[Any]", *, on: date) -> list[Pair]:
    """Pairs among these people that nobody has decided about, in the order of their names."""
    rows = people.order_by().annotate(core=CORE)
    names = {*_born_alike(rows), *_without_number(rows)}
    return _undecided(rows.filter(core__in=names), on=on)


def suspected_with(person: Person, people: "QuerySet[Any]", *, on: date) -> list[Pair]:
    """The same of one person."""
    if not (words := plain(person.name)):
        return []
    named: Any = people
    found = _undecided(named.named(words), on=on)
    return [one for one in found if person.pk in (one.first, one.second)]


def _born_alike(rows: "QuerySet[Any]") -> Iterable[str]:
    """Names that two people of one birthday have."""
    born = rows.exclude(nip=None).annotate(born=Left("nip", BIRTH)).values("core", "born")
    twice = born.annotate(count=Count("pk")).filter(count__gt=1).order_by("core")
    return set(twice.values_list("core", flat=True)[:MOST_NAMES])


def _without_number(rows: "QuerySet[Any]") -> Iterable[str]:
    """Names of those without a NIP."""
    return rows.filter(nip=None).order_by("core").values_list("core", flat=True)[:MOST_NAMES]


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
