"""Courses with a frozen outline, and completions of their steps as statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from uuid import UUID, uuid4

import msgspec
from django.db import transaction

from kawah.earned.hours import follower
from kawah.earned.hours.models import Line
from kawah.learning.curriculum.api import Chapter, Course, Outline, Step, Version, outline_of
from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Person
from kawah.records import api as records
from tests.factories import NOW, make_agency

_number = count(1)


def make_step(
    key: str = "",
    *,
    minutes: int = 45,
    reading_seconds: int = 60,
    released_by: UUID | None = None,
    is_assessment: bool = False,
) -> Step:
    number = next(_number)
    return Step(
        pk=number,
        uuid=uuid4(),
        key=key or f"kegiatan-{number}",
        kind="quiz" if is_assessment else "lesson",
        title=f"Kegiatan {key or number}",
        minutes=minutes,
        is_required=True,
        taught_by="",
        reading_seconds=reading_seconds,
        is_assessment=is_assessment,
        outcomes=(),
        released_by=released_by,
    )


def make_exam(key: str = "ujian", *, minutes: int = 15) -> Step:
    step = make_step(key, minutes=minutes, is_assessment=True)
    return msgspec.structs.replace(step, released_by=step.uuid)


def make_version(*steps: Step, form: str = "NKL03", course: Course | None = None) -> Version:
    number = next(_number)
    course = course or Course.objects.create(
        agency=make_agency(), key=f"kursus-{number}", title=f"Kursus {number}"
    )
    return Version.objects.create(
        course=course,
        number=course.versions.count() + 1,
        title=course.title,
        summary="",
        mode="self_paced",
        form=form,
        outline=msgspec.to_builtins(Outline((Chapter("Satu", steps),)), str_keys=True),
        created_at=NOW,
        published_at=NOW,
    )


def make_enrollment(person: Person, version: Version) -> Enrollment:
    Enrollment.objects.filter(person=person, course=version.course).update(is_open=False)
    return Enrollment.objects.create(
        person=person,
        course=version.course,
        version=version,
        via="self",
        enrolled_at=NOW,
        required=len(outline_of(version.pk).required),
    )


def make_statement(
    enrollment: Enrollment,
    step: Step,
    *,
    at: datetime = NOW,
    seconds: int = 600,
    now: datetime | None = None,
) -> records.Statement:
    """A completion in the log; reading it is `deliver`."""
    act = records.Completed(enrollment=enrollment.uuid, activity=step.uuid, seconds=seconds)
    uuid, person = uuid4(), enrollment.person
    records.record(
        act,
        statement=uuid,
        person=person.uuid,
        agency=person.agency.code,
        happened_at=at,
        now=now or at,
    )
    return records.Statement.objects.get(uuid=uuid)


@transaction.atomic
def deliver(statement: records.Statement, *, now: datetime | None = None) -> None:
    """Read a statement as the queue does."""
    records.hold(statement.person)
    follower.follow(statement, now=now or statement.received_at)


def complete(enrollment: Enrollment, step: Step, *, at: datetime = NOW, seconds: int = 600) -> Line:
    statement = make_statement(enrollment, step, at=at, seconds=seconds)
    deliver(statement)
    return Line.objects.filter(statement=statement.uuid).first() or Line()


@contextmanager
def rolled_back() -> Iterator[None]:
    """One example of a property: its rows vanish, and so does what was remembered of them."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    outline_of.cache_clear()
