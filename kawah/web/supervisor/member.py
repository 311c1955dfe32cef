"""One member of the team: courses under way, levels against the post, and hours with reasons."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kawah.earned.hours import api as hours
from kawah.learning.assessment import api as assessment
from kawah.learning.curriculum.api import outline_of
from kawah.learning.enrollment.api import Enrollment
from kawah.lib import jp
from kawah.lib.gathered import keys_in
from kawah.people.access.api import Verb
from kawah.people.directory import api as directory
from kawah.web.shell import levels, targets
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.supervisor import people


@may(Verb.SUPERVISE)
def member(request: PersonRequest, person: UUID) -> HttpResponse:
    found = people.led_by(request.person, on=request.today).filter(uuid=person).first()
    if found is None:
        raise Http404
    year, on = request.today.year, request.today
    appointment = directory.current(found, on=on)
    post = appointment.position if appointment else None
    standing = hours.balance(found, year=year, on=request.today)
    rows = Enrollment.objects.filter(person=found, is_open=True, completed_at=None)
    rows = rows.annotate(unmarked=assessment.unmarked_parts())
    underway = list(rows.select_related("version", "batch").order_by("due_on", "pk"))
    context = {
        "basis": targets.basis(standing),
        "warning": targets.warning(standing),
        "one": people.seen(found, hours.Member(found.pk, found.name, standing)),
        "lines": [_line(line) for line in hours.lines_of(found, year=year)],
        "underway": [_open(row, on=on) for row in underway],
        "email": found.email,
        "post": post,
        "levels": levels.asked_of(found, post, on=on) if post else [],
        "besides": levels.held_besides(found, post, on=on),
        "year": year,
    }
    return render(request, "supervisor/member.html", context)


def _open(row: Enrollment, *, on: date) -> dict[str, object]:
    """What keeps a course from being finished: where it was left, and when. A part that was sent
    and needs a trainer's mark is no place where somebody got stuck."""
    unmarked = keys_in(getattr(row, "unmarked"))  # noqa: B009 - the annotation of the query
    step = outline_of(row.version_id).by_uuid.get(row.place) if row.place else None
    return {
        "row": row,
        "is_late": row.is_late(on=on),
        "begins": row.waits_until(on),
        "part": step.title if step else "",
        "is_unmarked": step is not None and step.pk in unmarked,
    }


def _line(line: hours.ExplainedLine) -> dict[str, object]:
    return {
        "course": line.course_title,
        "activity": line.activity_title,
        "day": line.day,
        "jp": jp.from_minutes(line.counted, on=line.day),
        "because": line.because,
        "is_counted": line.counted > 0,
        "may_still_count": line.may_still_count,
    }
