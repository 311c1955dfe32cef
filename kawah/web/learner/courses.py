"""The catalogue: what can be taken here, and what is being taken."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.guidance.planning import api as planning
from kawah.learning.curriculum.api import Course, DeliveryMode, Outcome, searching
from kawah.learning.enrollment.api import Enrollment
from kawah.lib import jp
from kawah.people.access.api import Verb
from kawah.people.competencies.api import Competency
from kawah.web.learner import catalogue
from kawah.web.learner.wish import ALL, DONE, LENGTHS, MINE, NEEDED, Wish, wish_in
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

VIEWS = {
    ALL: gettext_lazy("Semua"),
    NEEDED: gettext_lazy("Menutup kebutuhan saya"),
    MINE: gettext_lazy("Sedang diikuti"),
    DONE: gettext_lazy("Selesai"),
}


@may(Verb.LEARN)
def courses(request: PersonRequest) -> HttpResponse:
    wish = wish_in(request.GET)
    rows = Enrollment.objects.filter(person=request.person, is_open=True).order_by("pk")
    taken = {row.course_id: row for row in rows}  # of a course taken twice, the later
    among = _among(request, wish, taken)
    search = searching.understand(wish.words)
    narrowed = catalogue.narrowed(among, wish, minutes_per_jp=jp.minutes_per_jp(on=request.today))
    page, found = catalogue.page_of(narrowed, search, number=request.GET.get("halaman"))
    context = {
        "cards": [_card(course, taken.get(course.pk), on=request.today) for course in found],
        "page": page,
        "wish": wish,
        "meant": search.meant,
        "competencies": catalogue.competencies_in(among),
        "views": [(key, label, wish.but(shown=key).address) for key, label in VIEWS.items()],
        "cleared": Wish(shown=wish.shown).address,
        "lengths": [(key, label) for key, (label, *_between) in LENGTHS.items()],
        "modes": DeliveryMode.choices,
    }
    return render(request, "learner/courses.html", context)


def _among(
    request: PersonRequest, wish: Wish, taken: Mapping[int, Enrollment]
) -> "QuerySet[Course]":
    """The courses that are looked through: the open ones, those for one's needs, or one's own."""
    if wish.shown in (MINE, DONE):
        is_done = wish.shown == DONE
        wanted = [key for key, row in taken.items() if bool(row.completed_at) == is_done]
        return Course.objects.filter(pk__in=wanted)
    offered: QuerySet[Course] = Course.objects.open_to(request.person.agency)
    if wish.shown == NEEDED:
        return _closing(offered, planning.needed(request.person, on=request.today))
    return offered


def _closing(courses: "QuerySet[Course]", gaps: set[str]) -> "QuerySet[Course]":
    outcomes = Outcome.objects.filter(competency__in=Competency.objects.keyed(gaps))
    return courses.filter(published__in=outcomes.values("version"))


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
