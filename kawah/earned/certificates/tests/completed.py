"""Rows of people who completed a course, without taking it."""

from uuid import uuid4

from kawah.earned.certificates import follower
from kawah.earned.certificates.models import Certificate
from kawah.earned.certificates.workshop import finish_waiting
from kawah.learning.curriculum.api import Version
from kawah.learning.enrollment.api import Batch, Enrollment
from kawah.records import api as records
from kawah.records.acts import encode
from tests.factories import NOW, TODAY, make_person


def completed(version: Version, *, batch: Batch | None = None, **person) -> Enrollment:
    return Enrollment.objects.create(
        person=make_person(version.course.agency, **person),
        course=version.course,
        version=version,
        batch=batch,
        via="self",
        enrolled_at=NOW,
        required=1,
        done=1,
        completed_at=NOW,
    )


def statement_of(enrollment: Enrollment, **changed) -> records.Statement:
    act = records.CourseCompleted(
        enrollment=enrollment.uuid,
        course=enrollment.course.uuid,
        version=enrollment.version.number,
    )
    known = {
        "uuid": uuid4(),
        "person": enrollment.person.uuid,
        "agency": enrollment.person.agency.code,
        "kind": "course_completed",
        "body": encode(act),
        "happened_at": NOW,
        "received_at": NOW,
    }
    return records.Statement.objects.create(**known | changed)


def issued(version: Version, **person) -> Certificate:
    enrollment = completed(version, **person)
    follower.follow(statement_of(enrollment), now=NOW)
    return Certificate.objects.get(enrollment=enrollment)


def finished(version: Version, **person) -> Certificate:
    certificate = issued(version, **person)
    assert finish_waiting(now=NOW) == 1
    certificate.refresh_from_db()
    return certificate


def batch_of(version: Version, count: int) -> Batch:
    batch = Batch.objects.create(
        agency=version.course.agency,
        version=version,
        name="Angkatan I",
        starts_on=TODAY,
        ends_on=TODAY,
    )
    for _number in range(count):
        completed(version, batch=batch)
    return batch
