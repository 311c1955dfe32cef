"""What people say is wrong about their own data, and saying what was done about it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.people.directory.api import Reach, current, supervisor_of
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.people import anyone_of

ON_A_PAGE = 30


class SettlementForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Apa yang sudah dilakukan"),
        help_text=gettext_lazy("Satu atau dua kalimat. Dibaca yang melaporkannya, dan tercatat."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Tuliskan apa yang sudah dilakukan.")},
    )


@may(Verb.ADMINISTER)
def problems(request: PersonRequest) -> HttpResponse:
    rows = accounts.open_problems(request.scope, on=request.today)
    if request.scope.reach == Reach.OWN:
        rows = rows.none()
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "steward/data_problems.html", {"page": page})


@may(Verb.ADMINISTER)
def settle(request: PersonRequest, problem: UUID) -> HttpResponse:
    people = anyone_of(request.scope, on=request.today)
    rows = accounts.DataProblem.objects.filter(person__in=people).select_related("person__agency")
    found = get_object_or_404(rows, uuid=problem)
    form = SettlementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        is_new = accounts.settle(
            found, answer=form.cleaned_data["answer"], by=request.person, now=request.now
        )
        told = _("Dibereskan; %(name)s sudah diberi tahu.")
        if not is_new:
            told = _("Ini sudah dibereskan sebelumnya; tidak ada yang diubah untuk %(name)s.")
        messages.success(request, told % {"name": found.person.name})
        return redirect("steward:data_problems")
    context = {
        "form": form,
        "problem": found,
        "one": found.person,
        "post": current(found.person, on=request.today),
        "boss": supervisor_of(found.person, on=request.today),
    }
    status = 400 if form.errors else 200
    return render(request, "steward/data_problem.html", context, status=status)
