"""Sparing somebody from a rule up to a day, with a reason."""

from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.joining import api as joining
from kawah.lib import periods
from kawah.people.access.api import Verb
from kawah.web.organizer.duties import reach
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


class ExemptionForm(forms.Form):
    until = forms.DateField(
        label=gettext_lazy("Sampai hari"),
        help_text=gettext_lazy("Paling lama setahun. Sesudah hari itu kewajibannya berlaku lagi."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Isi hari terakhirnya.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy(
            "Satu kalimat. Dibaca yang bersangkutan, dan tercatat di jejak perubahan bersama nama"
            " Anda."
        ),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Tuliskan alasannya dalam satu kalimat.")},
    )
    today: date

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if not self.today <= day <= periods.years_from(self.today, 1):
            raise forms.ValidationError(_("Pilih hari ini atau sesudahnya, paling lama setahun."))
        return day


@may(Verb.ORGANIZE)
def exemption(request: PersonRequest, duty: UUID, bound: UUID) -> HttpResponse:
    held = reach.found(request, duty)
    rows = joining.Bound.objects.in_force().filter(duty=held)
    one = get_object_or_404(rows.select_related("person", "enrollment"), uuid=bound)
    form = ExemptionForm(request.POST or None)
    form.today = request.today
    if request.method == "POST" and form.is_valid():
        return _exempted(request, form, held, one)
    earlier = joining.Exemption.objects.filter(bound=one).select_related("by").order_by("-pk")
    context = {"duty": held, "one": one, "form": form, "earlier": earlier}
    status = 400 if form.errors else 200
    return render(request, "organizer/exemption.html", context, status=status)


def _exempted(
    request: PersonRequest, form: ExemptionForm, duty: joining.Duty, one: joining.Bound
) -> HttpResponse:
    until, reason = form.cleaned_data["until"], form.cleaned_data["reason"]
    try:
        joining.exempt(one, until=until, reason=reason, by=request.person, now=request.now)
    except joining.Released:
        messages.info(request, _("Orang ini sudah tidak termasuk aturan ini."))
    else:
        told = _("%(name)s dibebaskan sampai %(day)s dan diberi tahu.")
        words = {"name": one.person.name, "day": written.day(until)}
        messages.success(request, told % words)
    return redirect("organizer:duty", duty.uuid)
