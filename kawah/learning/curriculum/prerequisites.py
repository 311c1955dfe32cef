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
