"""Reads statements: a completed course becomes a certificate."""

from datetime import datetime

from kawah.earned.certificates import batches, issuing
from kawah.learning.enrollment.api import Enrollment
from kawah.lib import periods
from kawah.people.directory.api import Agency
from kawah.records import api as records

COURSE_COMPLETED = "course_completed"
OWN_ACT = "own"


def follow(statement: records.Statement, *, now: datetime) -> None:
    """Issue for an own act of completing a course, unless its batch is issued together; reading it
    again changes nothing."""
    if statement.kind != COURSE_COMPLETED or statement.origin != OWN_ACT:
        return
    act = statement.act
    if isinstance(act, records.CourseCompleted):
        _issue(statement, act, now=now)


def _issue(statement: records.Statement, act: records.CourseCompleted, *, now: datetime) -> None:
    enrollment = Enrollment.objects.select_related(*issuing.RELATED).get(uuid=act.enrollment)
    if batches.is_gathered(enrollment.batch_id):
        return
    zone = _time_zone(enrollment, statement.agency)
    issuing.issue(
        enrollment,
        statement=statement.uuid,
        completed_on=periods.local_day(statement.happened_at, zone),
        now=now,
    )


def _time_zone(enrollment: Enrollment, code: str) -> str:
    """The zone of the agency in which the act was done, wherever the person works by now."""
    agency = enrollment.person.agency
    if agency.code != code:
        agency = Agency.objects.filter(code=code).first() or agency
    return agency.time_zone
