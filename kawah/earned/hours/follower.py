"""Reads statements: a completed activity becomes a line of the ledger."""

from datetime import date, datetime

from kawah.earned.hours import carrying, posting
from kawah.earned.hours.ledger import Line
from kawah.earned.hours.settlement import ANNULS
from kawah.learning.curriculum.api import Step, outline_of
from kawah.learning.enrollment.api import Enrollment
from kawah.lib import periods
from kawah.people.directory.api import Agency, Person
from kawah.records import api as records

EARNING = ("completed", "trained", "annulled", "carried")


def follow(statement: records.Statement, *, now: datetime) -> None:
    """Credit an own act that earns hours, or takes some back; reading it again changes nothing."""
    if statement.kind not in EARNING or statement.origin != records.OWN_ACT:
        return
    line = line_of(statement)
    if line is not None and posting.post(line, now=now):
        carrying.carry_late(line, now=now)


def line_of(statement: records.Statement, *, zone: str = "") -> Line | None:
    """The line that a statement makes, unsaved; whenever it is made, it is the same, as long as the
    agency's days begin when they did: in another `zone` they may be others. None when the act earns
    no hours."""
    match statement.act:
        case records.Completed() as act:
            return _completed(statement, act, zone)
        case records.Trained() as act:
            return _trained(statement, act, zone)
        case records.Annulled() as act:
            return _annulled(statement, act)
        case records.Carried() as act:
            kept = Line.objects.get(statement=act.line)
            return kept.carried_to(_person(statement), statement=statement.uuid)
        case _:
            return None


def _trained(statement: records.Statement, act: records.Trained, zone: str) -> Line:
    """A part of a training elsewhere: nobody saw how long it took, others vouched for it."""
    person = _person(statement)
    day = _day(statement, person, zone)
    return Line(
        statement=statement.uuid,
        person=person,
        year=day.year,
        local_day=day,
        happened_at=statement.happened_at,
        form=act.form,
        claimed=act.minutes,
        source=f"claim:{act.claim}:{day.isoformat()}",
        course=act.claim,
        course_title=act.title,
        version=1,
        activity=act.claim,
        activity_title=act.organizer,
        is_assessment=False,
        seconds=0,
        reading_seconds=0,
    )


def _annulled(statement: records.Statement, act: records.Annulled) -> Line:
    """Counts nothing itself: for it, the settlement counts nothing of the training."""
    return Line(
        statement=statement.uuid,
        person=_person(statement),
        year=act.day.year,
        local_day=act.day,
        happened_at=statement.happened_at,
        form=act.form,
        claimed=0,
        source=f"{ANNULS}{act.claim}",
        course=act.claim,
        course_title=act.title,
        version=1,
        activity=act.claim,
        activity_title=act.reason[:200],
        is_assessment=False,
        seconds=0,
        reading_seconds=0,
    )


def _completed(statement: records.Statement, act: records.Completed, zone: str) -> Line:
    related = ("person__agency", "course", "version")
    enrollment = Enrollment.objects.select_related(*related).get(uuid=act.enrollment)
    outline = outline_of(enrollment.version_id)
    step = outline.by_uuid[act.activity]
    voucher = outline.by_uuid.get(step.released_by) if step.released_by else None
    # An enrollment may have come to another record of the same person since.
    is_own = enrollment.person.uuid == statement.person
    person = enrollment.person if is_own else _person(statement)
    day = _day(statement, person, zone)
    return Line(
        statement=statement.uuid,
        person=person,
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


def _person(statement: records.Statement) -> Person:
    person: Person = Person.objects.select_related("agency").get(uuid=statement.person)
    return person


def _source(enrollment: Enrollment, step: Step) -> str:
    """Equal for an activity done again in another enrollment or version of the course."""
    return f"activity:{enrollment.course.uuid}:{step.key}"


def _day(statement: records.Statement, person: Person, zone: str) -> date:
    zone = zone or agency_of(statement, person).time_zone
    return periods.local_day(statement.happened_at, zone)


def agency_of(statement: records.Statement, person: Person) -> Agency:
    """The agency in which the act was done, wherever the person works by now: its days count."""
    if person.agency.code == statement.agency:
        return person.agency
    return Agency.objects.filter(code=statement.agency).first() or person.agency
