"""How long a completion fulfils what is mandatory."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Min

from kawah.learning.enrollment.api import Enrollment
from kawah.learning.joining.dates import valid_until
from kawah.learning.joining.duties import Bound
from kawah.lib.periods import local_day


def validity_of(enrollment: Enrollment, *, zone: str) -> date | None:
    """The last day on which a completed enrollment fulfils the duties that bind its learner."""
    return validities_of([enrollment], zone=zone).get(enrollment.pk)


def validities_of(enrollments: Iterable[Enrollment], *, zone: str) -> dict[int, date]:
    """The same of many, by primary key; what does not end is left out. One query."""
    completed = {row.pk: row.completed_at for row in enrollments if row.completed_at}
    rows = Bound.objects.in_force().filter(enrollment__in=completed, duty__ended_at=None)
    months = rows.order_by().values_list("enrollment").annotate(least=Min("duty__valid_months"))
    return {
        key: valid_until(local_day(completed[key], zone), least)
        for key, least in months
        if least is not None
    }
