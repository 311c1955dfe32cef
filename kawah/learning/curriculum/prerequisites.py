"""What a course asks to be finished before it, by keys of courses of the same agency."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kawah.learning.curriculum.course_file import CourseNode
from kawah.learning.curriculum.courses import Course, Version
from kawah.people.directory.api import Agency


def circles(node: CourseNode, agency: Agency) -> Iterator[tuple[str, str]]:
    """Each prerequisite that in the end asks for this course itself, as (where, sentence)."""
    for key in node.prerequisites:
        if node.key == key or node.key in _asked_by(key, agency):
            sentence = _(
                "Prasyarat “%(key)s” pada akhirnya meminta kursus ini sendiri; hapus salah satunya."
            )
            yield "course.toml", sentence % {"key": key}


def asked_for(version: Version) -> list[str]:
    """The prerequisites that hold: one that was retired, so that nobody can begin it, is not asked
    for any more."""
    if not version.prerequisites:
        return []
    rows = Course.objects.filter(agency=version.course.agency_id, key__in=version.prerequisites)
    gone = set(rows.filter(retired_at__isnull=False).values_list("key", flat=True))
    return [key for key in version.prerequisites if key not in gone]


def asking_for(course: Course) -> list[Course]:
    """The courses on offer that ask for this one to be completed before."""
    rows = Course.objects.filter(agency=course.agency_id, retired_at=None).exclude(published=None)
    offered = rows.select_related("published").order_by("title")
    return [row for row in offered if row.published and course.key in row.published.prerequisites]


def unmet(version: Version) -> list[str]:
    """The prerequisites that no course of the agency goes by."""
    known = Course.objects.filter(agency=version.course.agency_id, key__in=version.prerequisites)
    held = set(known.values_list("key", flat=True))
    return [key for key in version.prerequisites if key not in held]


def _asked_by(key: str, agency: Agency) -> set[str]:
    """What a course asks for, and what those ask for, and so on."""
    asked: set[str] = set()
    waiting = [key]
    while waiting:
        versions = Version.objects.filter(course__agency=agency, course__key=waiting.pop())
        newest = versions.order_by("-number").first()
        fresh = set(newest.prerequisites if newest else ()) - asked
        asked |= fresh
        waiting += fresh
    return asked
