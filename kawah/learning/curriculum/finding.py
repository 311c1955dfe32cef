"""Finding a course by what people type: its key, alone or after the agency's code."""

from django.utils.translation import gettext as _

from kawah.learning.curriculum.courses import Course, Version
from kawah.lib.intake import FileUnusable, Request
from kawah.people.directory.api import uuid_of


class CourseUnknown(Exception):
    """No course, or more than one, goes by this name; the message is a whole sentence."""


def course_named(name: str) -> Course:
    """`key` or `agency/key`. Raises CourseUnknown."""
    agency, _slash, key = name.rpartition("/")
    found = Course.objects.filter(key=key).select_related("agency")
    if agency:
        found = found.filter(agency__code=agency)
    rows = list(found[:2])
    if not rows:
        raise CourseUnknown(_("Kursus “%(name)s” tidak ada.") % {"name": name})
    if len(rows) > 1:
        sentence = _("Kursus “%(name)s” ada di beberapa instansi; tulis sebagai instansi/kunci.")
        raise CourseUnknown(sentence % {"name": name})
    return rows[0]


def newest(course: Course) -> Version:
    """The draft if there is one, else the newest published version."""
    return course.versions.order_by("-number")[0]


def course_into(request: Request) -> Course:
    """The course that a file shall go into. Raises FileUnusable, AgencyUnknown."""
    uuid_of(request.by)
    is_whole = "/" in request.into or not request.agency
    name = request.into if is_whole else f"{request.agency}/{request.into}"
    try:
        return course_named(name)
    except CourseUnknown as error:
        raise FileUnusable(str(error)) from error
