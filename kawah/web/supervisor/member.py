"""One member of the team: hours line by line with their reasons, and courses under way."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kawah.earned.hours import api as hours
from kawah.learning.enrollment.api import Enrollment
from kawah.lib import jp
from kawah.people.access.api import Verb
from kawah.web.shell import targets
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.supervisor import people


@may(Verb.SUPERVISE)
def member(request: PersonRequest, person: UUID) -> HttpResponse:
    found = people.led_by(request.person, on=request.today).filter(uuid=person).first()
    if found is None:
        raise Http404
    year = request.today.year
    standing = hours.balance(found, year=year, on=request.today)
    underway = Enrollment.objects.filter(person=found, is_open=True, completed_at=None)
    context = {
        "basis": targets.basis(standing),
        "warning": targets.warning(standing),
        "one": people.seen(found, hours.Member(found.pk, found.name, standing)),
        "lines": [_line(line) for line in hours.lines_of(found, year=year)],
        "underway": underway.select_related("course").order_by("due_on", "pk"),
        "year": year,
        "today": request.today,
    }
    return render(request, "supervisor/member.html", context)


def _line(line: hours.ExplainedLine) -> dict[str, object]:
    return {
        "course": line.course_title,
        "activity": line.activity_title,
        "day": line.day,
        "jp": jp.from_minutes(line.counted, on=line.day),
        "because": line.because,
        "is_counted": line.counted > 0,
    }
