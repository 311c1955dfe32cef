"""Beginning a course, going on with it, and leaving it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.learning.assessment import api as assessment
from kawah.learning.enrollment import api as enrollments
from kawah.learning.enrollment.api import Waiting
from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.web.learner.course import course_for
from kawah.web.learner.places import enrollment_for
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@require_POST
@may(Verb.LEARN)
def enroll(request: PersonRequest, course: UUID) -> HttpResponse:
    found, _held = course_for(request.person, course)
    try:
        row = enrollments.enroll(request.person, found, now=request.now)
    except enrollments.PrerequisiteMissing as missing:
        sentence = _("Selesaikan dulu kursus “%(title)s”, lalu daftar lagi di sini.")
        messages.warning(request, sentence % {"title": missing.title})
        return redirect("learner:course", course)
    except enrollments.CourseNotOpen:
        messages.warning(request, _("Kursus ini sedang tidak dibuka. Pilih kursus lain."))
        return redirect("learner:courses")
    return redirect("learner:resume", row.uuid)


@may(Verb.LEARN)
def resume(request: PersonRequest, enrollment: UUID) -> HttpResponse:
    """To what one can do next; to the course when all is done, or waits for a mark, or the batch is
    still to begin."""
    row = enrollment_for(request.person, enrollment)
    is_closed = row.completed_at is not None or row.waits_until(request.today) is not None
    step = None if is_closed else assessment.next_step(row)
    if step is None:
        return redirect("learner:course", row.course.uuid)
    return redirect("learner:activity", row.uuid, step.uuid)


@require_POST
@may(Verb.LEARN)
def leave_queue(request: PersonRequest, course: UUID) -> HttpResponse:
    found, _held = course_for(request.person, course)
    rows = Waiting.objects.open().filter(person=request.person, batch__version__course=found.pk)
    if sum(enrollments.leave_queue(row, now=request.now) for row in rows):
        messages.success(request, _("Anda tidak lagi menunggu tempat."))
    return redirect("learner:course", course)


@may(Verb.LEARN)
def withdrawal(request: PersonRequest, enrollment: UUID) -> HttpResponse:
    """Leaving is asked twice, and what was learned stays."""
    row = enrollment_for(request.person, enrollment)
    if row.completed_at is not None:
        return redirect("learner:course", row.course.uuid)
    if joining.is_bound(request.person, enrollment=row.pk):
        told = _(
            "Kursus ini wajib bagi Anda. Bila ada halangan, mintalah penyelenggara menundanya."
        )
        messages.info(request, told)
        return redirect("learner:course", row.course.uuid)
    if request.method == "POST":
        reason = request.POST.get("reason", "").strip()[:500]
        enrollments.withdraw(row, by=request.person, reason=reason, now=request.now)
        sentence = _("Anda keluar dari “%(title)s”. JP yang sudah dihitung tetap milik Anda.")
        messages.success(request, sentence % {"title": row.version.title})
        return redirect("learner:courses")
    return render(request, "learner/withdrawal.html", {"enrollment": row})
