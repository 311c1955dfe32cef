"""What someone teaches: versions with their courses, learners and answers waiting."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from msgspec import Struct

from kawah.learning.assessment import api as assessment
from kawah.learning.curriculum.api import Course, Teacher, Version
from kawah.learning.enrollment.api import Enrollment
from kawah.people.directory.api import Person

UNREAD = ("outline", "regulations", "banks", "summary", "impact")


class Taught(Struct, frozen=True):
    """A course with the versions of it that a person teaches, the newest first."""

    course: Course
    versions: tuple[Version, ...]
    learners: int = 0
    done: int = 0
    waiting: int = 0

    @property
    def published(self) -> Version | None:
        return next((version for version in self.versions if not version.is_draft), None)

    @property
    def draft(self) -> Version | None:
        return next((version for version in self.versions if version.is_draft), None)

    @property
    def title(self) -> str:
        return self.versions[0].title


def versions_of(trainer: Person) -> "QuerySet[Version]":
    teaches = Teacher.objects.filter(version=OuterRef("pk"), person=trainer)
    rows = Version.objects.filter(Exists(teaches)).select_related("course__agency")
    return rows.defer(*UNREAD).order_by("course__title", "course", "-number")


def taught(trainer: Person) -> list[Taught]:
    """All courses that a person teaches, in the order of their titles; three queries."""
    versions = list(versions_of(trainer))
    learners = _learners(versions)
    waiting = _waiting(trainer)
    grouped: dict[int, list[Version]] = {}
    for version in versions:
        grouped.setdefault(version.course_id, []).append(version)
    return [
        Taught(rows[0].course, tuple(rows), *learners.get(key, (0, 0)), waiting.get(key, 0))
        for key, rows in grouped.items()
    ]


def _learners(versions: Iterable[Version]) -> dict[int, tuple[int, int]]:
    rows = Enrollment.objects.filter(version__in=list(versions), is_open=True).values_list("course")
    counted = rows.annotate(
        learners=Count("pk"), done=Count("pk", filter=Q(completed_at__isnull=False))
    )
    return {course: (learners, done) for course, learners, done in counted}


def _waiting(trainer: Person) -> dict[int, int]:
    rows = assessment.waiting(trainer).order_by().values_list("attempt__enrollment__course")
    return dict(rows.annotate(count=Count("pk", distinct=True)))


def kept_course(trainer: Person, key: UUID) -> Taught:
    """One course in whose newest version a person teaches, so that they may change it for all;
    anything else is a 404."""
    found = taught_course(trainer, key)
    if not is_kept(found):
        raise Http404
    return found


def is_kept(taught: Taught) -> bool:
    """Whether the newest version names the trainer, too."""
    newer = Version.objects.filter(course=taught.course, number__gt=taught.versions[0].number)
    return not newer.exists()


def taught_course(trainer: Person, key: UUID) -> Taught:
    """One course that a person teaches; anything else is a 404."""
    versions = tuple(versions_of(trainer).filter(course__uuid=key))
    if not versions:
        raise Http404
    return Taught(versions[0].course, versions)
