"""The catalogue: what can be taken here, and what is being taken."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kawah.guidance.planning import api as planning
from kawah.learning.curriculum.api import Course, Outcome
from kawah.learning.enrollment.api import Enrollment
from kawah.people.access.api import Verb
from kawah.people.competencies.api import Competency
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 12
ALL, NEEDED, MINE, DONE = "", "kebutuhan", "diikuti", "selesai"


@may(Verb.LEARN)
def courses(request: PersonRequest) -> HttpResponse:
    words = request.GET.get("cari", "").strip()[:80]
    shown = request.GET.get("lihat", ALL)
    rows = Enrollment.objects.filter(person=request.person, is_open=True).order_by("pk")
    taken = {row.course_id: row for row in rows}  # of a course taken twice, the later
    offered: QuerySet[Course] = Course.objects.open_to(request.person.agency)
    if shown == NEEDED:
        offered = _closing(offered, planning.needed(request.person, on=request.today))
    found = _found(offered, words)
    if shown in (MINE, DONE):
        wanted = [key for key, row in taken.items() if bool(row.completed_at) == (shown == DONE)]
        found = _found(Course.objects.filter(pk__in=wanted), words)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("halaman"))
    cards = [_card(course, taken.get(course.pk), on=request.today) for course in page]
    context = {"cards": cards, "page": page, "words": words, "shown": shown, "taken": len(taken)}
    return render(request, "learner/courses.html", context)


def _closing(courses: "QuerySet[Course]", gaps: set[str]) -> "QuerySet[Course]":
    outcomes = Outcome.objects.filter(competency__in=Competency.objects.keyed(gaps))
    return courses.filter(published__in=outcomes.values("version"))


def _found(courses: "QuerySet[Course]", words: str) -> "QuerySet[Course]":
    for word in words.split():
        courses = courses.filter(
            Q(published__title__icontains=word)
            | Q(published__summary__icontains=word)
            | Q(published__tags__icontains=word)
        )
    return (
        courses.select_related("published", "agency")
        .defer("published__outline")
        .order_by("title", "pk")
    )


def _card(course: Course, enrollment: Enrollment | None, *, on: date) -> dict[str, Any]:
    version = course.published
    state, word = "", ""
    if enrollment is not None:
        state, word = ("done", _("Selesai")) if enrollment.completed_at else ("doing", _("Diikuti"))
    return {
        "course": course,
        "title": course.title,
        "language": version.language if version else "",
        "summary": version.summary if version else "",
        "jp": written.hours(version.minutes if version else 0, on=on),
        "mode": version.get_mode_display() if version else "",
        "agency": course.agency.short_name,
        "state": state,
        "word": word,
    }
