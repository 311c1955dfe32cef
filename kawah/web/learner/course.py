"""One course: what it is for, who teaches, what evidence it asks, and the door in."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery, UUIDField
from django.http import Http404, HttpResponse
from django.shortcuts import render

from kawah.earned.hours import api as hours
from kawah.learning.assessment.api import evidence_of, unmarked_parts
from kawah.learning.curriculum.api import (
    Course,
    Outcome,
    Outline,
    Step,
    Teacher,
    Version,
    asked_for,
    outline_of,
)
from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Enrollment, Progress, Waiting
from kawah.learning.joining import api as joining
from kawah.lib.gathered import keys_in
from kawah.lib.prepared import Given, Prepared
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.learner import ticks
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

# What the page tells of a version, of its course and of a learner's enrollment.
VERSION = (
    "title",
    "summary",
    "language",
    "mode",
    "minutes",
    "impact",
    "form",
    "number",
    "prerequisites",
)
COURSE = ("uuid", "published_id", "retired_at", "agency_id", "agency__short_name")
ENROLLMENT = (
    "uuid",
    "person_id",
    "course_id",
    "version_id",
    "is_open",
    "place",
    "completed_at",
    "due_on",
    "spared_until",
    "via",
    "batch__starts_on",
    *(f"course__{part}" for part in COURSE),
)
HELD = Prepared(
    lambda: (
        Enrollment.objects.filter(
            person=Given("person"), course__uuid=Given("course", UUIDField()), is_open=True
        )
        .select_related("version", "course__agency", "batch")
        .annotate(unmarked=unmarked_parts())
        .only(*ENROLLMENT, *(f"version__{part}" for part in VERSION))
        .order_by("-pk")
    )
)
TEACHERS = Prepared(
    lambda: (
        Teacher.objects.filter(version=Given("version"))
        .only("name", "role", "position")
        .order_by("seq")
    )
)
OUTCOMES = Prepared(
    lambda: (
        Outcome.objects.filter(version=Given("version"))
        .select_related("competency")
        .only("text", "level", "competency__name")
        .order_by("seq")
    )
)


def course_for(person: Person, key: UUID) -> tuple[Course, Enrollment | None]:
    """A course one may see, because it is offered or because one takes it; otherwise 404."""
    enrollment = HELD.first(person=person.pk, course=key)
    if enrollment is not None:
        return enrollment.course, enrollment
    offered = Course.objects.open_to(person.agency).select_related("published", "agency")
    parts = (*COURSE, *(f"published__{part}" for part in VERSION))
    mine = Waiting.objects.open().filter(person=person, batch__version__course=OuterRef("pk"))
    first = mine.in_order().with_place()
    queued = offered.annotate(
        place=Subquery(first.values("place")[:1]), queue=Subquery(first.values("batch__name")[:1])
    )
    found = queued.only(*parts).filter(uuid=key).first()
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
    waiting = keys_in(getattr(enrollment, "unmarked", None))
    context = {
        "course": found,
        "version": version,
        "enrollment": enrollment,
        "progress": progress,
        "is_unmarked": bool(waiting),
        "next_step": _next_step(outline, enrollment, progress, waiting),
        "waits_until": enrollment.waits_until(request.today) if enrollment else None,
        "jp": written.hours(version.minutes, on=request.today),
        "jp_a_day": _jp_a_day(version, request.today),
        "is_late": bool(enrollment and enrollment.is_late(on=request.today)),
        "valid_until": _valid_until(request, enrollment),
        "is_spared": _is_spared(enrollment, on=request.today),
        "needed": _needed(request.person, found, version),
        "parts": ticks.parts_of(outline, progress, waiting=waiting),
        "evidence": [step for step in outline.steps if step.pk in evidence_of(version.pk)],
        **_people_and_outcomes(version),
    }
    return render(request, "learner/course.html", context)


def _valid_until(request: PersonRequest, enrollment: Enrollment | None) -> date | None:
    """Until when a completion fulfils what is mandatory, where that ends."""
    if enrollment is None or enrollment.completed_at is None:
        return None
    return joining.validity_of(enrollment, zone=request.person.agency.time_zone)


def _is_spared(enrollment: Enrollment | None, *, on: date) -> bool:
    """Whether the day is past, and that is not held against the learner yet."""
    if enrollment is None or enrollment.is_late(on=on):
        return False
    return enrollments.is_past(enrollment.due_on, on=on)


def _next_step(
    outline: Outline,
    enrollment: Enrollment | None,
    progress: Progress | None,
    waiting: frozenset[int],
) -> Step | None:
    """What can be done next, beside what waits for a mark."""
    if enrollment is None or progress is None:
        return None
    completed = {tick.step.pk for tick in progress.ticks if tick.done}
    return enrollments.onward(outline, place=enrollment.place, completed=completed, waiting=waiting)


def _needed(person: Person, course: Course, version: Version) -> list[Course]:
    """The courses that come first, each with whether this person has completed it."""
    keys = asked_for(version)
    if not keys:
        return []
    done = Enrollment.objects.filter(
        course=OuterRef("pk"), person=person, completed_at__isnull=False
    )
    rows = Course.objects.filter(agency=course.agency_id, key__in=keys)
    return list(rows.only("uuid", "title").annotate(is_done=Exists(done)).order_by("title"))


def _jp_a_day(version: Version, today: date) -> str:
    """The most that counts on one day, where the course is longer than that."""
    most = hours.minutes_a_day(version.form, on=today)
    return written.hours(most, on=today) if most is not None and most < version.minutes else ""


def _people_and_outcomes(version: Version) -> dict[str, object]:
    return {
        "teachers": TEACHERS(version=version.pk),
        "outcomes": OUTCOMES(version=version.pk),
    }
