"""What is missing about the people of an agency."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from msgspec import Struct

from kawah.people.directory.api import Appointment, Scope, Supervision
from kawah.web.steward.people import employees


class Gaps(Struct, frozen=True):
    """What keeps people from a post's suggestions, or from someone who looks after them."""

    without_post: int
    without_supervisor: int


def post_of(on: date) -> "QuerySet[Appointment]":
    """Of the person of an outer query."""
    return Appointment.objects.definitive(on=on).filter(person=OuterRef("pk"))


def supervisor_of(on: date) -> "QuerySet[Supervision]":
    """Of the person of an outer query."""
    return Supervision.objects.in_force(on=on).filter(person=OuterRef("pk"))


def gaps_of(scope: Scope, *, on: date) -> Gaps:
    counted = employees(scope, on=on).aggregate(
        without_post=Count("pk", filter=~Q(Exists(post_of(on)))),
        without_supervisor=Count("pk", filter=~Q(Exists(supervisor_of(on)))),
    )
    return Gaps(**counted)
