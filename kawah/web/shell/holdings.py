"""How much hangs on a record of a person."""

from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kawah.earned.certificates.api import Certificate
from kawah.earned.claims.api import Claim
from kawah.learning.enrollment.api import Enrollment
from kawah.people.competencies.api import Held
from kawah.people.directory.api import Person, Supervision


def counted(keys: list[int], *, on: date) -> "QuerySet[Any]":
    """The records with these keys, each with the numbers of what it has."""
    ties = Supervision.objects.in_force(on=on)
    rows = Person.objects.filter(pk__in=keys).select_related("agency")
    found: QuerySet[Any] = rows.annotate(
        courses=_number(Enrollment.objects.filter(is_open=True)),
        awarded=_number(Certificate.objects.filter(replaced_by=None)),
        claims=_number(Claim.objects.all()),
        levels=_number(Held.objects.filter(withdrawal=None)),
        team=_number(ties, of="supervisor"),
    )
    return found


def _number(rows: "QuerySet[Any]", *, of: str = "person") -> Coalesce:
    mine: Any = rows.filter(**{of: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(mine.values(of).annotate(count=Count("pk")).values("count")), 0)
