"""Reads statements: a completed activity becomes a line of the ledger."""

from datetime import datetime

from kawah.earned.hours import posting
from kawah.earned.hours.ledger import Line
from kawah.learning.curriculum.api import Step, outline_of
from kawah.learning.enrollment.api import Enrollment
from kawah.lib import periods
from kawah.people.directory.api import Agency
from kawah.records import api as records

COMPLETED = "completed"


def follow(statement: records.Statement, *, now: datetime) -> None:
    """Credit an own act of completion; reading it again changes nothing."""
    if statement.kind != COMPLETED or statement.origin != records.OWN_ACT:
        return
    act = statement.act
    if isinstance(act, records.Completed):
        posting.post(line_of(statement, act), now=now)


def line_of(statement: records.Statement, act: records.Completed) -> Line:
    """The line that a completion makes, unsaved; whenever it is made, it is the same."""
    related = ("person__agency", "course", "version")
    enrollment = Enrollment.objects.select_related(*related).get(uuid=act.enrollment)
    outline = outline_of(enrollment.version_id)
    step = outline.by_uuid[act.activity]
    voucher = outline.by_uuid.get(step.released_by) if step.released_by else None
    day = periods.local_day(statement.happened_at, _time_zone(enrollment, statement.agency))
    return Line(
        statement=statement.uuid,
        person=enrollment.person,
        year=day.year,
        local_day=day,
        happened_at=statement.happened_at,
        form=enrollment.version.form,
        claimed=step.minutes,
        source=_source(enrollment, step),
        course=enrollment.course.uuid,
        course_title=enrollment.version.title,
        version=enrollment.version.number,
        activity=step.uuid,
        activity_title=step.title,
        is_assessment=step.is_assessment,
        seconds=act.seconds,
        reading_seconds=step.reading_seconds,
        released_by=step.released_by,
        assessment=voucher.title if voucher else "",
    )


def _source(enrollment: Enrollment, step: Step) -> str:
    """Equal for an activity done again in another enrollment or version of the course."""
    return f"activity:{enrollment.course.uuid}:{step.key}"


def _time_zone(enrollment: Enrollment, code: str) -> str:
    """The zone of the agency in which the act was done, wherever the person works by now."""
    agency = enrollment.person.agency
    if agency.code != code:
        agency = Agency.objects.filter(code=code).first() or agency
    return agency.time_zone
