"""Noting that somebody has left, and undoing it."""

from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.lib.periods import years_from
from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import AccountOutOfReach
from kawah.people.directory.api import Person
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.reason_form import ReasonForm
from kawah.web.steward.people import anyone_of

ON_A_PAGE = 30


class LeavingForm(ReasonForm):
    last_day = forms.DateField(
        label=gettext_lazy("Hari terakhir bekerja"),
        help_text=gettext_lazy("Hari ini atau sebelumnya. Akunnya ditutup saat ini juga."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    field_order = ("last_day", "reason")
    today: date

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if not years_from(self.today, -1) <= day <= self.today:
            told = _("Pilih hari ini, atau hari dalam setahun yang lalu. Hari nanti dicatat nanti.")
            raise forms.ValidationError(told)
        return day


@may(Verb.ADMINISTER)
def leave(request: PersonRequest, person: UUID) -> HttpResponse:
    rows = anyone_of(request.scope, on=request.today).select_related("agency")
    found = get_object_or_404(rows, uuid=person)
    form = LeavingForm(request.POST or None, initial={"last_day": request.today})
    form.today = request.today
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        if "sure" not in request.POST:
            context = {"form": form, "one": found}
            return render(request, "steward/leave_sure.html", context)
        if _left(request, form, found):
            return redirect("steward:leavers")
    context = {"form": form, "one": found}
    status = 400 if form.errors else 200
    return render(request, "steward/leave.html", context, status=status)


def _left(request: PersonRequest, form: LeavingForm, person: Person) -> bool:
    asked = form.cleaned_data
    try:
        accounts.leave(
            person,
            last_day=asked["last_day"],
            scope=request.scope,
            by=request.person,
            why=asked["reason"],
            now=request.now,
        )
    except AccountOutOfReach:
        form.add_error(None, _("Mencatat berhenti orang ini di luar jangkauan Anda."))
        return False
    told = _("%(name)s dicatat berhenti. Sertifikatnya tetap dapat diperiksa.")
    messages.success(request, told % {"name": person.name})
    return True


@may(Verb.ADMINISTER)
def leavers(request: PersonRequest) -> HttpResponse:
    rows = accounts.departures(request.scope, now=request.now)
    if request.method == "POST":
        return _bring_back(request)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "steward/leavers.html", {"page": page})


def _bring_back(request: PersonRequest) -> HttpResponse:
    rows = accounts.departures(request.scope, now=request.now)
    try:
        row = rows.filter(uuid=UUID(request.POST.get("departure", ""))).first()
    except ValueError:
        row = None
    is_back = row is not None and accounts.bring_back(
        row, scope=request.scope, by=request.person, now=request.now
    )
    if row is not None and is_back:
        told = _("%(name)s kembali seperti sebelumnya, beserta peran dan jabatannya.")
        messages.success(request, told % {"name": row.person.name})
    else:
        messages.info(request, _("Catatan itu sudah dibatalkan, atau sudah lewat 30 hari."))
    return redirect("steward:leavers")
