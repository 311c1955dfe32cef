"""Who is listed: the people somebody looks after, as far as a choice lets them through."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from msgspec import Struct

from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import (
    Agency,
    Appointment,
    EmploymentKind,
    Person,
    Reach,
    Scope,
    Supervision,
    Unit,
)


class Choice(Struct, frozen=True):
    """What is asked of a list. `state` is a name of `enrollment.States`, `lacks` is "post" or
    "supervisor"; `unit` is a key and means those below it too."""

    state: str = ""
    lacks: str = ""
    name: str = ""
    unit: int | None = None
    kind: str = ""
    is_backwards: bool = False  # from Z to A


def anyone_of(scope: Scope, *, on: date) -> "QuerySet[Person]":
    """Everyone at work whom a scope over others reaches."""
    rows: QuerySet[Person] = Person.objects.visible_to(scope, on=on).filter(is_active=True)
    return rows.none() if scope.reach == Reach.OWN else rows


def employees(scope: Scope, *, on: date) -> "QuerySet[Person]":
    return anyone_of(scope, on=on).exclude(kind=EmploymentKind.NON_ASN)


def post_of(on: date) -> "QuerySet[Appointment]":
    """Of the person of an outer query."""
    return Appointment.objects.definitive(on=on).filter(person=OuterRef("pk"))


def supervisor_of(on: date) -> "QuerySet[Supervision]":
    """Of the person of an outer query."""
    return Supervision.objects.in_force(on=on).filter(person=OuterRef("pk"))


def chosen(scope: Scope, choice: Choice, *, on: date) -> "QuerySet[Person]":
    """Those let through, in no order."""
    rows = _pinned(employees(scope, on=on), scope)
    if choice.kind:
        rows = rows.filter(kind=choice.kind)
    if choice.name:
        rows = rows.named(choice.name)  # type: ignore[attr-defined] # of its own queryset
    if choice.lacks == "post":
        rows = rows.filter(~Exists(post_of(on)))
    if choice.lacks == "supervisor":
        rows = rows.filter(~Exists(supervisor_of(on)))
    if choice.unit is not None:
        rows = rows.filter(Exists(_posts_under(choice.unit, on=on)))
    return _in_state(rows, choice.state, on=on)


def _pinned(rows: "QuerySet[Person]", scope: Scope) -> "QuerySet[Person]":
    """An agency without others below it is named by its key, so that its people can be read in the
    order of an index."""
    if scope.reach != Reach.AGENCY:
        return rows
    keys = list(Agency.objects.visible_to(scope).values_list("pk", flat=True)[:2])
    return rows.filter(agency=keys[0]) if len(keys) == 1 else rows


def _posts_under(unit: int, *, on: date) -> "QuerySet[Appointment]":
    top = Unit.objects.filter(pk=unit).first()
    if top is None:
        return Appointment.objects.none()
    return post_of(on).filter(unit__agency=top.agency_id, unit__path__startswith=top.path)


def _in_state(rows: "QuerySet[Person]", state: str, *, on: date) -> "QuerySet[Person]":
    taken = Enrollment.objects.filter(person=OuterRef("pk"), is_open=True)
    late, under_way = Exists(taken.late(on=on)), Exists(taken.filter(completed_at=None))
    match state:
        case "late":
            return rows.filter(late)
        case "learning":
            return rows.filter(under_way, ~late)
        case "finished":
            return rows.filter(Exists(taken), ~under_way)
        case "new":
            return rows.filter(~Exists(taken))
    return rows
