"""What one's people are to finish by a day: who is late comes first."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.enrollment.api import Enrollment, EnrollmentQuerySet
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.supervisor import people

ON_A_PAGE = 50


def dated(request: PersonRequest) -> EnrollmentQuerySet:
    """Courses under way with a day, of everyone led today."""
    led = people.led_by(request.person, on=request.today)
    rows = Enrollment.objects.filter(person__in=led, is_open=True, completed_at=None)
    return rows.filter(due_on__isnull=False)


@may(Verb.SUPERVISE)
def deadlines(request: PersonRequest) -> HttpResponse:
    rows = dated(request).select_related("person", "version", "course").order_by("due_on", "pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    shown = [(row, _state(row, request)) for row in page]
    return render(request, "supervisor/deadlines.html", {"page": page, "rows": shown})


def _state(row: Enrollment, request: PersonRequest) -> str:
    if row.is_late(on=request.today):
        return "late"
    is_past = row.due_on is not None and row.due_on < request.today
    return "spared" if is_past else "doing"
