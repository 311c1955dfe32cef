"""Lists of people that stay quick when they are long: a page goes on from a person, and reads no
more than it shows."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Subquery
from msgspec import Struct

from kawah.insight.analytics.people import Choice, chosen, employees, post_of
from kawah.learning.enrollment import api as enrollment
from kawah.people.directory.api import Person, Scope

ON_A_PAGE = 50
MOST_COUNTED = 10_000


class Page(Struct, frozen=True):
    """`earlier` and `later` are the persons from whom the pages beside this one go on; `count` is
    of all who are let through, and `is_more` says that there are more than it."""

    rows: tuple[Any, ...]
    earlier: UUID | None
    later: UUID | None
    count: int
    is_more: bool


def page_of(
    scope: Scope,
    choice: Choice,
    *,
    on: date,
    after: UUID | None = None,
    before: UUID | None = None,
    most: int = ON_A_PAGE,
) -> Page:
    """The people after somebody, or before somebody, with unit and state. Five queries."""
    rows = chosen(scope, choice, on=on)
    counted = rows[: MOST_COUNTED + 1].count()
    goes_back = before is not None
    from_ = _place_of(before if goes_back else after)
    is_down = choice.is_backwards != goes_back
    found = list(_beyond(rows, from_, is_down=is_down).values_list("pk", flat=True)[: most + 1])
    more, keys = len(found) > most, found[:most]
    people = tuple(_shown(keys, is_down=choice.is_backwards, on=on))
    has_earlier = more if goes_back else from_ is not None
    has_later = from_ is not None if goes_back else more
    return Page(
        rows=people,
        earlier=people[0].uuid if people and has_earlier else None,
        later=people[-1].uuid if people and has_later else None,
        count=min(counted, MOST_COUNTED),
        is_more=counted > MOST_COUNTED,
    )


def only(scope: Scope, person: UUID, *, on: date) -> Page:
    """A page of one person, or of nobody when the person is out of sight."""
    keys = list(employees(scope, on=on).filter(uuid=person).values_list("pk", flat=True))
    rows = tuple(_shown(keys, is_down=False, on=on))
    return Page(rows, None, None, len(rows), is_more=False)


def after_key(
    scope: Scope, choice: Choice, *, on: date, name: str, key: int, most: int
) -> "QuerySet[Person]":
    """The next people in the order of names after a name and a key."""
    rows = chosen(scope, choice, on=on)
    return _beyond(rows, (name, key) if key else None, is_down=False)[:most]


def _place_of(person: UUID | None) -> tuple[str, int] | None:
    if person is None:
        return None
    found: tuple[str, int] | None = (
        Person.objects.filter(uuid=person).values_list("name", "pk").first()
    )
    return found


def _beyond(
    rows: "QuerySet[Person]", from_: tuple[str, int] | None, *, is_down: bool
) -> "QuerySet[Person]":
    """Those beyond a place, from A to Z or down from Z to A. The first condition says again what
    the second does, in the form by which an index is entered."""
    if is_down:
        rows = rows.order_by("-name", "-pk")
        if from_:
            name, key = from_
            rows = rows.filter(Q(name__lt=name) | Q(pk__lt=key), name__lte=name)
    else:
        rows = rows.order_by("name", "pk")
        if from_:
            name, key = from_
            rows = rows.filter(Q(name__gt=name) | Q(pk__gt=key), name__gte=name)
    return rows


def _shown(keys: Sequence[int], *, is_down: bool, on: date) -> "QuerySet[Any]":
    rows: QuerySet[Any] = enrollment.with_state(Person.objects.filter(pk__in=keys), on=on)
    unit = post_of(on).order_by("pk").values("unit__name")[:1]
    order = ("-name", "-pk") if is_down else ("name", "pk")
    shown: QuerySet[Any] = rows.annotate(unit=Subquery(unit)).order_by(*order)
    return shown
