"""Ending a rule, after a second question."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.web.organizer.duties import reach, wording
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


class EndingForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy("Satu kalimat. Tercatat di jejak perubahan bersama nama Anda."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Tuliskan alasannya dalam satu kalimat.")},
    )


@may(Verb.ORGANIZE)
def end(request: PersonRequest, duty: UUID) -> HttpResponse:
    held = reach.found(request, duty)
    if held.ended_at is not None:
        return _ended_before(request, held)
    form = EndingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            why = form.cleaned_data["reason"]
            joining.end_duty(held, by=request.person, why=why, now=request.now)
        except joining.DutyEnded:
            return _ended_before(request, held)
        told = _("Aturan “%(course)s” diakhiri.")
        messages.success(request, told % {"course": held.course.title})
        return redirect("organizer:duty", duty)
    context = {
        "duty": held,
        "form": form,
        "audience": wording.audience(held),
        "standings": joining.standings(held, on=request.today),
    }
    status = 400 if form.errors else 200
    return render(request, "organizer/duty_end.html", context, status=status)


def _ended_before(request: PersonRequest, duty: joining.Duty) -> HttpResponse:
    messages.info(request, _("Aturan ini sudah diakhiri."))
    return redirect("organizer:duty", duty.uuid)
