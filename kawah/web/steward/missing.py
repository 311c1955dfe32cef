"""What is missing about the people of an agency."""

from datetime import date

from django.db.models import Count, Exists, Q
from msgspec import Struct

from kawah.insight.analytics.api import employees, post_of, supervisor_of
from kawah.people.directory.api import Scope


class Gaps(Struct, frozen=True):
    """What keeps people from a post's suggestions, or from someone who looks after them."""

    without_post: int
    without_supervisor: int


def gaps_of(scope: Scope, *, on: date) -> Gaps:
    counted = employees(scope, on=on).aggregate(
        without_post=Count("pk", filter=~Q(Exists(post_of(on)))),
        without_supervisor=Count("pk", filter=~Q(Exists(supervisor_of(on)))),
    )
    return Gaps(**counted)
