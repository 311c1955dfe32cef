"""Making a rule: how many people it means is shown before it holds."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.learning.enrollment.api import CourseNotOpen
from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.web.organizer.duties import wording
from kawah.web.organizer.duties.form import DutyForm
from kawah.web.organizer.reach import agency_of, courses_for
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.ORGANIZE)
def new_duty(request: PersonRequest) -> HttpResponse:
    agency = agency_of(request)
    form = DutyForm(request.POST or None)
    form.offer(agency, courses_for(agency), today=request.today)
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        duty = form.duty(agency, by=request.person)
        return _made(request, duty) if "sure" in request.POST else _asked(request, form, duty)
    status = 400 if form.errors else 200
    return render(request, "organizer/duty_new.html", {"form": form}, status=status)


def _asked(request: PersonRequest, form: DutyForm, duty: joining.Duty) -> HttpResponse:
    """Whether this is really meant."""
    try:
        foreseen = joining.foresee(duty, now=request.now)
    except CourseNotOpen:
        form.add_error("course", _("Kursus ini baru saja ditutup. Pilih kursus lain."))
        return render(request, "organizer/duty_new.html", {"form": form}, status=400)
    context = {
        "form": form,
        "duty": duty,
        "foreseen": foreseen,
        "audience": wording.audience(duty),
        "due": wording.due(duty),
        "validity": wording.validity(duty),
    }
    return render(request, "organizer/duty_sure.html", context)


def _made(request: PersonRequest, duty: joining.Duty) -> HttpResponse:
    if joining.oblige(duty, now=request.now):
        told = _("“%(course)s” kini wajib. Orang-orangnya sedang didaftarkan dan diberi tahu.")
        messages.success(request, told % {"course": duty.course.title})
    else:
        messages.info(request, _("Aturan ini sudah dibuat; tidak ada yang dibuat dua kali."))
    return redirect("organizer:duty", duty.uuid)
