"""Taking a course off the offer, with a reason; who is under way goes on."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import CourseRetired, asking_for, retire
from kawah.learning.enrollment.api import Enrollment, Waiting
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import teaching


class RetirementForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy("Satu kalimat. Tercatat di jejak perubahan bersama nama Anda."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Tuliskan alasannya dalam satu kalimat.")},
    )


@may(Verb.TEACH)
def retirement(request: PersonRequest, course: UUID) -> HttpResponse:
    taught = teaching.kept_course(request.person, course)
    form = RetirementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            retire(
                taught.course,
                by=request.person.uuid,
                now=request.now,
                why=form.cleaned_data["reason"],
            )
        except CourseRetired:
            messages.info(request, _("Kursus ini sudah ditutup bagi peserta baru."))
        else:
            messages.success(request, _("Kursus ini ditutup bagi peserta baru."))
        return redirect("trainer:course", course)
    rows = Enrollment.objects.filter(course=taught.course, is_open=True, completed_at=None)
    context = {
        "taught": taught,
        "course": taught.course,
        "form": form,
        "learners": rows.count(),
        "asking": asking_for(taught.course),
        "waiting": Waiting.objects.open().filter(batch__version__course=taught.course).count(),
    }
    status = 400 if form.errors else 200
    return render(request, "trainer/studio/retire.html", context, status=status)
