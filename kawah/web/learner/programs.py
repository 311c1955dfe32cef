"""Programmes: their phases in order, with the courses of each and how far one is in them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from msgspec import Struct

from kawah.learning.curriculum.api import Course, Phase, PhaseCourse, Program
from kawah.learning.enrollment.api import Enrollment
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 5


class Row(Struct, frozen=True):
    """A course in a phase; `is_open` when this person may look at it."""

    course: Course
    enrollment: Enrollment | None
    is_open: bool

    @property
    def is_done(self) -> bool:
        return self.enrollment is not None and self.enrollment.completed_at is not None


@may(Verb.LEARN)
def programs(request: PersonRequest) -> HttpResponse:
    rows = Program.objects.open_to(request.person.agency).select_related("agency")
    page = Paginator(_whole(rows), ON_A_PAGE).get_page(request.GET.get("halaman"))
    taken = _taken(request.person)
    offered = set(Course.objects.open_to(request.person.agency).values_list("pk", flat=True))
    shown = [_shown(program, taken, offered, on=request.today) for program in page]
    return render(request, "learner/programs.html", {"programs": shown, "page": page})


def _whole(programs: Any) -> Any:
    """With phases and courses, in two queries however many there are."""
    courses = PhaseCourse.objects.select_related("course__published").order_by("seq")
    courses = courses.defer("course__published__outline")
    phases = Phase.objects.order_by("seq").prefetch_related(
        Prefetch("phasecourse_set", queryset=courses)
    )
    return programs.order_by("name", "pk").prefetch_related(Prefetch("phases", queryset=phases))


def _taken(person: Person) -> dict[int, Enrollment]:
    """By course: what one has completed, else what one is taking."""
    rows = Enrollment.objects.filter(person=person, is_open=True).order_by("pk")
    ordered = sorted(rows, key=lambda row: row.completed_at is not None)
    return {row.course_id: row for row in ordered}


def _shown(
    program: Program, taken: dict[int, Enrollment], offered: set[int], *, on: date
) -> dict[str, Any]:
    phases = [_phase(phase, taken, offered, on=on) for phase in program.phases.all()]
    rows = [row for phase in phases for row in phase["rows"]]
    return {
        "program": program,
        "phases": phases,
        "done": sum(row.is_done for row in rows),
        "courses": len(rows),
        "jp": written.hours(_minutes(rows), on=on),
    }


def _phase(
    phase: Phase, taken: dict[int, Enrollment], offered: set[int], *, on: date
) -> dict[str, Any]:
    rows = [
        Row(one.course, taken.get(one.course_id), one.course_id in (*offered, *taken))
        for one in phase.phasecourse_set.all()
    ]
    return {"phase": phase, "rows": rows, "jp": written.hours(_minutes(rows), on=on)}


def _minutes(rows: Iterable[Row]) -> int:
    return sum(row.course.published.minutes for row in rows if row.course.published)
