"""Where a file stands, in figures."""

from django.db.models import Count
from msgspec import Struct

from kawah.earned.recaps.models import Recap, Row, State


class Counts(Struct, frozen=True):
    """Rows by what would become of them, or did."""

    ready: int = 0
    same: int = 0
    refused: int = 0
    counted: int = 0
    back: int = 0


def counts(recap: Recap) -> Counts:
    rows = Row.objects.filter(recap=recap).values_list("state")
    return Counts(**dict(rows.annotate(count=Count("pk"))))


def people_in(recap: Recap) -> int:
    """How many people have rows that would count, or did."""
    rows = Row.objects.filter(recap=recap, state__in=(State.READY, State.COUNTED))
    return rows.aggregate(people=Count("person", distinct=True))["people"] or 0


def kinds_of_problems(recap: Recap) -> list[tuple[str, int]]:
    """How many refused rows have which kind of problem, the most frequent first."""
    rows = Row.objects.filter(recap=recap, state=State.REFUSED).values_list("problem")
    return list(rows.annotate(count=Count("pk")).order_by("-count", "problem"))
