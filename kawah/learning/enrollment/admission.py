"""Taking a course, and leaving it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from kawah.learning.curriculum.api import Course, Version, outline_of
from kawah.learning.enrollment.batch_notices import tell_joined
from kawah.learning.enrollment.models import Batch, Enrollment, Via, Withdrawal
from kawah.people.directory.api import Person
from kawah.records import api as records


class CourseNotOpen(Exception):
    """The course is not published, was retired, or is not offered to the person's agency."""


class PrerequisiteMissing(Exception):
    """A course that has to come first is not completed; `title` names it."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class BatchFull(Exception):
    """No seat is left in the batch."""


@transaction.atomic
def enroll(
    person: Person, course: Course, *, now: datetime, due_on: date | None = None
) -> Enrollment:
    """Enroll oneself; who is enrolled already gets that enrollment back, unless they completed an
    older version: then the newer one is begun, and the old record stays.

    Raises CourseNotOpen, PrerequisiteMissing.
    """
    offered = Course.objects.open_to(person.agency).filter(pk=course.pk)
    version = Version.objects.filter(pk__in=offered.values("published")).first()
    if version is None:
        raise CourseNotOpen
    for titles in lacking([person], version).values():
        raise PrerequisiteMissing(titles[0])
    return _enroll(person, version, via=Via.SELF, batch=None, due_on=due_on, now=now)


@transaction.atomic
def enroll_batch(batch: Batch, people: Iterable[Person], *, now: datetime) -> list[Enrollment]:
    """Enroll people into a batch; who is already enrolled stays as they are. Raises BatchFull.

    Whoever asks has seen to the prerequisites (`lacking`).
    """
    Batch.objects.select_for_update().get(pk=batch.pk)
    rows = [
        _enroll(person, batch.version, via=Via.BATCH, batch=batch, due_on=batch.ends_on, now=now)
        for person in sorted(people, key=lambda person: person.uuid)  # one order of locks
    ]
    if batch.seats is not None and batch.enrollments.filter(is_open=True).count() > batch.seats:
        raise BatchFull
    for row in rows:
        if row.batch_id == batch.pk:
            tell_joined(row, batch, now=now)
    return rows


def lacking(people: Sequence[Person], version: Version) -> dict[int, list[str]]:
    """The titles of the courses that have to come first, by the person who has not completed
    them."""
    if not version.prerequisites:
        return {}
    agency = version.course.agency_id
    asked = Course.objects.filter(agency=agency, key__in=version.prerequisites)
    titles = {key: key for key in version.prerequisites} | dict(asked.values_list("key", "title"))
    finished = Enrollment.objects.filter(
        person__in=[person.pk for person in people],
        course__in=asked,
        completed_at__isnull=False,
    )
    held = set(finished.values_list("person", "course__key"))
    missing = {
        person.pk: [titles[key] for key in version.prerequisites if (person.pk, key) not in held]
        for person in people
    }
    return {person: names for person, names in missing.items() if names}


def _enroll(
    person: Person,
    version: Version,
    *,
    via: Via,
    batch: Batch | None,
    due_on: date | None,
    now: datetime,
) -> Enrollment:
    """Insert the enrollment, or return the one that bars it, which the constraint finds too."""
    records.hold(person.uuid)
    held = Enrollment.objects.filter(person=person).barring(version).order_by("-pk").first()
    if held is not None:
        return held
    row = Enrollment(
        person=person,
        course_id=version.course_id,
        version=version,
        batch=batch,
        via=via,
        enrolled_at=now,
        due_on=due_on,
        required=len(outline_of(version.pk).required),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Enrollment.objects.filter(person=person).barring(version).latest("pk")
    act = records.Enrolled(enrollment=row.uuid, course=version.course.uuid, version=version.number)
    _record(row, act, name="enrolled", person=person, by=None, now=now)
    return row


def current(enrollment: Enrollment) -> Enrollment:
    """The one that is open, where the person left the version and came back; else the same."""
    if enrollment.is_open:
        return enrollment
    back = Enrollment.objects.select_related("person__agency", "course").filter(
        person=enrollment.person_id, version=enrollment.version_id, is_open=True
    )
    return back.first() or enrollment


@transaction.atomic
def withdraw(enrollment: Enrollment, *, by: Person, reason: str, now: datetime) -> None:
    """Leave a course; what was learned stays in the log. Leaving twice is leaving once."""
    records.hold(enrollment.person.uuid)
    row = Enrollment.objects.select_related("person__agency", "course").get(pk=enrollment.pk)
    if not row.is_open or row.completed_at is not None:
        return
    row.is_open = False
    row.save(update_fields=["is_open"])
    Withdrawal.objects.create(enrollment=row, at=now, by=by.uuid, reason=reason)
    act = records.Withdrew(enrollment=row.uuid, course=row.course.uuid, reason=reason)
    _record(row, act, name="withdrew", person=row.person, by=by.uuid, now=now)


def _record(
    row: Enrollment,
    act: records.AnyAct,
    *,
    name: str,
    person: Person,
    by: UUID | None,
    now: datetime,
) -> None:
    records.record(
        act,
        statement=uuid5(row.uuid, name),
        person=person.uuid,
        agency=person.agency.code,
        happened_at=now,
        now=now,
        by=by,
    )
