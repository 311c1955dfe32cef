"""Undoing a file: whoever has begun nothing is taken out again, whoever has begun stays."""

from datetime import datetime

from django.utils.translation import gettext as _

from kawah.learning.enrollment.api import Enrollment, leave_queue, withdraw_unbegun
from kawah.learning.joining.entering import CHANGED
from kawah.learning.joining.nominations import Nomination, Nominee, State
from kawah.learning.joining.standing import is_bound
from kawah.learning.joining.telling import tell_undone
from kawah.people.directory.api import Person
from kawah.records import api as records

AT_ONCE = 100
RELATED = ("person__agency", "version__course")


def undo_some(nomination: Nomination, *, now: datetime) -> bool:
    """Take back what the next rows did; whether these were the last."""
    by = nomination.undone_by
    rows = list(
        nomination.nominees.filter(state__in=(State.ENROLLED, State.QUEUED))
        .select_related("waiting")
        .order_by("number")[:AT_ONCE]
    )
    keys = {row.person_id for row in rows}
    records.hold_all(Person.objects.filter(pk__in=keys).values_list("uuid", flat=True))
    if by is not None:
        gone = [_undo(row, by=by, now=now) for row in rows]
        tell_undone([one for one in gone if one is not None], now=now)
    Nominee.objects.bulk_update(rows, CHANGED)
    return len(rows) < AT_ONCE


def _undo(row: Nominee, *, by: Person, now: datetime) -> Enrollment | None:
    """The enrollment that was taken back, where there was one."""
    if row.waiting is not None and leave_queue(row.waiting, now=now):
        row.state = State.TAKEN_BACK
        return None
    key = row.waiting.enrollment_id if row.waiting else row.enrollment_id
    enrollment = Enrollment.objects.select_related(*RELATED).filter(pk=key or 0).first()
    if enrollment is None or not enrollment.is_open:
        _keep(row, "gone")
    elif is_bound(enrollment.person, enrollment=enrollment.pk):
        _keep(row, "bound")
    elif withdraw_unbegun(enrollment, by=by, reason=_("Berkasnya dibatalkan"), now=now):
        row.state = State.TAKEN_BACK
        return enrollment
    else:
        _keep(row, "begun")
    return None


def _keep(row: Nominee, code: str) -> None:
    row.state, row.problem, row.faults = State.KEPT, code, [(code, {})]
