"""By when an enrollment is to be finished, and up to when being past that day is no fault."""

from datetime import date

from django.db.models import Q, QuerySet

from kawah.learning.enrollment.models import Enrollment


def date_anew(enrollment: Enrollment, *, due_on: date | None, spared_until: date | None) -> None:
    """Give an enrollment under way other days."""
    enrollment.due_on, enrollment.spared_until = due_on, spared_until
    _under_way(enrollment).update(due_on=due_on, spared_until=spared_until)


def spare(enrollment: Enrollment, *, until: date) -> None:
    """Hold nothing against its learner up to a day, or longer where they were spared longer."""
    earlier = _under_way(enrollment).filter(Q(spared_until=None) | Q(spared_until__lt=until))
    earlier.update(spared_until=until)
    enrollment.spared_until = max(enrollment.spared_until or until, until)


def _under_way(enrollment: Enrollment) -> "QuerySet[Enrollment]":
    return Enrollment.objects.filter(pk=enrollment.pk, completed_at=None)
