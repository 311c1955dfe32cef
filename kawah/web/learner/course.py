"""One course: what it is for, who teaches, what evidence it asks, and the door in."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kawah.learning.curriculum.api import Course, Outcome, Teacher, Version, outline_of
from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Enrollment
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.learner import ticks
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

# What the page tells of a version, of its course and of a learner's enrollment.
VERSION = ("title", "summary", "language", "mode", "minutes", "impact")
COURSE = ("uuid", "published_id", "agency__short_name")
ENROLLMENT = (
    "uuid",
    "person_id",
    "completed_at",
    "due_on",
    *(f"course__{part}" for part in COURSE),
)


def course_for(person: Person, key: UUID) -> tuple[Course, Enrollment | None]:
    """A course one may see, because it is offered or because one takes it; otherwise 404."""
    held = Enrollment.objects.filter(person=person, course__uuid=key, is_open=True)
    known = held.select_related("version", "course__agency")
    enrollment = known.only(*ENROLLMENT, *(f"version__{part}" for part in VERSION)).first()
    if enrollment is not None:
        return enrollment.course, enrollment
    offered = Course.objects.open_to(person.agency).select_related("published", "agency")
    parts = (*COURSE, *(f"published__{part}" for part in VERSION))
    found = offered.only(*parts).filter(uuid=key).first()
    if found is None:
        raise Http404
    return found, None


@may(Verb.LEARN)
def course(request: PersonRequest, course: UUID) -> HttpResponse:
    found, enrollment = course_for(request.person, course)
    version = enrollment.version if enrollment else found.published
    if version is None:
        raise Http404
    outline = outline_of(version.pk)
    progress = enrollments.progress_of(enrollment) if enrollment else None
    context = {
        "course": found,
        "version": version,
        "enrollment": enrollment,
        "progress": progress,
        "jp": written.hours(version.minutes, on=request.today),
        "parts": ticks.parts_of(outline, progress),
        "evidence": [step for step in outline.steps if step.is_assessment],
        **_people_and_outcomes(version),
    }
    return render(request, "learner/course.html", context)


def _people_and_outcomes(version: Version) -> dict[str, object]:
    teachers = Teacher.objects.filter(version=version).only("name", "role", "position")
    outcomes = Outcome.objects.filter(version=version).select_related("competency")
    return {
        "teachers": teachers.order_by("seq"),
        "outcomes": outcomes.only("text", "level", "competency__name").order_by("seq"),
    }
