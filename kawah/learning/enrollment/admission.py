"""Taking a course, and leaving it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from msgspec import Struct

from kawah.learning.curriculum.api import Course, Version, asked_for, outline_of
from kawah.learning.enrollment.batch_notices import tell_joined
from kawah.learning.enrollment.models import (
    Batch,
    Enrollment,
    EnrollmentQuerySet,
    Via,
    Withdrawal,
)
from kawah.lib.inserting import insert_all
from kawah.people.directory.api import Agency, Person
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


class Terms(Struct, frozen=True):
    """On what terms somebody comes in; `spared_until` is the last day of grace."""

    via: Via
    batch: Batch | None = None
    due_on: date | None = None
    spared_until: date | None = None


@transaction.atomic
def enroll(
    person: Person, course: Course, *, now: datetime, due_on: date | None = None
) -> Enrollment:
    """Enroll oneself; who is enrolled already gets that enrollment back, unless they completed an
    older version: then the newer one is begun, and the old record stays.

    Raises CourseNotOpen, PrerequisiteMissing.
    """
    version = version_for(person.agency, course)
    for titles in lacking([person], version).values():
        raise PrerequisiteMissing(titles[0])
    return _enroll(person, version, Terms(Via.SELF, due_on=due_on), now=now)


def version_for(agency: Agency, course: Course) -> Version:
    """What people of an agency begin now. Raises CourseNotOpen."""
    offered = Course.objects.open_to(agency).filter(pk=course.pk)
    rows = Version.objects.filter(pk__in=offered.values("published"))
    version = rows.select_related("course").first()
    if version is None:
        raise CourseNotOpen
    return version


@transaction.atomic
def enroll_all(
    people: Iterable[Person], version: Version, terms: Terms, *, now: datetime
) -> list[Enrollment]:
    """Enroll people by order of somebody else; who is already enrolled stays as they are.

    Whoever asks has seen to the prerequisites (`lacking`).
    """
    ordered = sorted(people, key=lambda person: person.uuid)
    records.hold_all(person.uuid for person in ordered)
    there = Enrollment.objects.filter(person__in=ordered).barring(version)
    held = {row.person_id: row for row in there.select_related("person").order_by("pk")}
    fresh = [_new(person, version, terms, now=now) for person in ordered if person.pk not in held]
    insert_all(fresh, known_by="uuid")
    records.record_all([_statement(row, now=now) for row in fresh])
    rows = held | {row.person_id: row for row in fresh}
    return [rows[person.pk] for person in ordered]


@transaction.atomic
def renew(person: Person, version: Version, terms: Terms, *, now: datetime) -> Enrollment:
    """Begin a course anew that was completed, or go on with what is under way in it."""
    records.hold(person.uuid)
    under_way = Enrollment.objects.filter(
        person=person, course=version.course_id, is_open=True, completed_at=None
    )
    return under_way.first() or _begin(person, version, terms, now=now) or under_way.get()


@transaction.atomic
def enroll_batch(batch: Batch, people: Iterable[Person], *, now: datetime) -> list[Enrollment]:
    """Enroll people into a batch; who is already enrolled stays as they are.

    Whoever asks has seen to the prerequisites (`lacking`). Raises BatchFull, also where the seats
    that are left are waited for.
    """
    Batch.objects.select_for_update().get(pk=batch.pk)
    rows = seat(batch, people, via=Via.BATCH, now=now)
    is_news = any(row.batch_id == batch.pk and row.enrolled_at == now for row in rows)
    left = free_seats(batch)
    if is_news and left is not None and left < 0:
        raise BatchFull
    return rows


def seat(batch: Batch, people: Iterable[Person], *, via: Via, now: datetime) -> list[Enrollment]:
    """Enroll people into a batch that the caller holds and has counted the seats of; they wait for
    it no more, and are told."""
    rows = enroll_all(people, batch.version, Terms(via, batch, due_on=batch.ends_on), now=now)
    here = {row.person_id: row for row in rows if row.batch_id == batch.pk}
    for waited in batch.queue.open().filter(person__in=[row.person_id for row in rows]):
        waited.closed_at, waited.enrollment = now, here.get(waited.person_id)
        waited.save(update_fields=["closed_at", "enrollment"])
    tell_joined(here.values(), batch, now=now)
    return rows


def free_seats(batch: Batch) -> int | None:
    """The seats that nobody has and nobody waits for; None where they are not limited."""
    if batch.seats is None:
        return None
    taken = batch.enrollments.filter(is_open=True).count()
    return batch.seats - taken - batch.queue.open().count()


def lacking(people: Sequence[Person], version: Version) -> dict[int, list[str]]:
    """The titles of the courses that have to come first, by the person who has not completed
    them."""
    keys = asked_for(version)
    if not keys:
        return {}
    asked = Course.objects.filter(agency=version.course.agency_id, key__in=keys)
    titles = {key: key for key in keys} | dict(asked.values_list("key", "title"))
    finished = Enrollment.objects.filter(
        person__in=[person.pk for person in people],
        course__in=asked,
        completed_at__isnull=False,
    )
    held = set(finished.values_list("person", "course__key"))
    missing = {
        person.pk: [titles[key] for key in keys if (person.pk, key) not in held]
        for person in people
    }
    return {person: names for person, names in missing.items() if names}


def _enroll(person: Person, version: Version, terms: Terms, *, now: datetime) -> Enrollment:
    """Insert the enrollment, or return the one that bars it, which the constraint finds too."""
    records.hold(person.uuid)
    held = _barring(person, version).first()
    return held or _entered(person, version, terms, now=now)


def _barring(person: Person, version: Version) -> "EnrollmentQuerySet":
    return Enrollment.objects.filter(person=person).barring(version).order_by("-pk")


def _entered(person: Person, version: Version, terms: Terms, *, now: datetime) -> Enrollment:
    return _begin(person, version, terms, now=now) or _barring(person, version)[0]


def _begin(person: Person, version: Version, terms: Terms, *, now: datetime) -> Enrollment | None:
    """A new enrollment; None where the constraint finds one that is not finished."""
    row = _new(person, version, terms, now=now)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return None
    _record(row, _enrolled(row), name="enrolled", person=person, by=None, now=now)
    return row


def _new(person: Person, version: Version, terms: Terms, *, now: datetime) -> Enrollment:
    return Enrollment(
        person=person,
        course_id=version.course_id,
        version=version,
        batch=terms.batch,
        via=terms.via,
        enrolled_at=now,
        due_on=terms.due_on,
        spared_until=terms.spared_until,
        required=len(outline_of(version.pk).required),
    )


def _enrolled(row: Enrollment) -> records.Enrolled:
    version = row.version
    return records.Enrolled(enrollment=row.uuid, course=version.course.uuid, version=version.number)


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
    _withdrew(row, by=by, reason=reason, now=now)


@transaction.atomic
def withdraw_unbegun(enrollment: Enrollment, *, by: Person, reason: str, now: datetime) -> bool:
    """Take somebody out who has opened nothing yet; False when they have, or are out."""
    records.hold(enrollment.person.uuid)
    mine = Enrollment.objects.filter(pk=enrollment.pk, is_open=True, completed_at=None)
    if not mine.filter(last_at=None).update(is_open=False):
        return False
    row = Enrollment.objects.select_related("person__agency", "course").get(pk=enrollment.pk)
    _withdrew(row, by=by, reason=reason, now=now)
    return True


def _withdrew(row: Enrollment, *, by: Person, reason: str, now: datetime) -> None:
    Withdrawal.objects.create(enrollment=row, at=now, by=by.uuid, reason=reason)
    act = records.Withdrew(enrollment=row.uuid, course=row.course.uuid, reason=reason)
    _record(row, act, name="withdrew", person=row.person, by=by.uuid, now=now)


def _statement(row: Enrollment, *, now: datetime) -> records.Statement:
    return records.statement_of(
        _enrolled(row),
        statement=_key(row, "enrolled"),
        person=row.person.uuid,
        agency=row.person.agency.code,
        happened_at=now,
        now=now,
    )


def _key(row: Enrollment, name: str) -> UUID:
    return uuid5(row.uuid, name)


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
        statement=_key(row, name),
        person=person.uuid,
        agency=person.agency.code,
        happened_at=now,
        now=now,
        by=by,
    )
