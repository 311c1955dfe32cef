"""One course taught: its learners, its quizzes, and what the resep says of a draft."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Quiz
from kawah.learning.curriculum.api import Version, findings_of, verdict_on, waiving
from kawah.learning.enrollment.api import Enrollment
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import teaching

ON_A_PAGE = 50


@may(Verb.TEACH)
def course(request: PersonRequest, course: UUID) -> HttpResponse:
    taught = teaching.taught_course(request.person, course)
    draft = taught.draft
    page = Paginator(_learners(taught.versions), ON_A_PAGE).get_page(request.GET.get("halaman"))
    waiting = assessment.waiting(request.person).filter(attempt__enrollment__course=taught.course)
    upcoming = waiting.first()
    context = {
        "taught": taught,
        "next": upcoming,
        "is_idle": upcoming is None,
        "waiting": waiting.count(),
        "verdict": verdict_on(taught.course),
        "course": taught.course,
        "is_kept": teaching.is_kept(taught),
        "waivers": waiving.granted(taught.course, on=request.today),
        "findings": findings_of(draft, now=request.now) if draft else [],
        "quizzes": _quizzes(taught.versions),
        "page": page,
        "late": {row.pk for row in page if row.is_late(on=request.today)},
    }
    return render(request, "trainer/course.html", context)


def _learners(versions: tuple[Version, ...]) -> "QuerySet[Enrollment]":
    rows = Enrollment.objects.filter(version__in=versions, is_open=True)
    order = (F("completed_at").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk")
    return rows.select_related("person__agency", "batch").order_by(*order)


def _quizzes(versions: tuple[Version, ...]) -> "QuerySet[Quiz]":
    """The quizzes that someone has handed in, of the newest version first."""
    handed_in = Count("attempts", filter=Q(attempts__submitted_at__isnull=False))
    rows = Quiz.objects.filter(activity__version__in=versions).annotate(handed_in=handed_in)
    return (
        rows.filter(handed_in__gt=0)
        .select_related("activity__version")
        .order_by("-activity__version__number", "activity__seq")
    )
