"""Finding a course by what people type: its key, alone or after the agency's code."""

from kawah.learning.curriculum.courses import Course, Version


class CourseUnknown(Exception):
    """No course, or more than one, goes by this name."""


def course_named(name: str) -> Course:
    """`key` or `agency/key`. Raises CourseUnknown."""
    agency, _slash, key = name.rpartition("/")
    found = Course.objects.filter(key=key).select_related("agency")
    if agency:
        found = found.filter(agency__code=agency)
    rows = list(found[:2])
    if len(rows) != 1:
        raise CourseUnknown(name)
    return rows[0]


def newest(course: Course) -> Version:
    """The draft if there is one, else the newest published version."""
    return course.versions.order_by("-number")[0]
