"""Taking back a change of the framework, or of the resep's policy, that has not begun."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.earned.hours.api import PlannedByTables, RowBegun, RowEnded
from kawah.learning.curriculum.api import Policy, policies, policy_change
from kawah.people.access.api import Verb
from kawah.people.competencies import api as competencies
from kawah.people.competencies.api import Competency, Standard
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.reason_form import ReasonForm
from kawah.web.steward.nation.framework_words import name_of


@may(Verb.GOVERN)
def competency(request: PersonRequest, competency: int) -> HttpResponse:
    held = get_object_or_404(Competency, pk=competency, agency=None)
    title = name_of(competencies.thing_of(held))
    act = partial(competencies.withdraw_plan, held)
    return _withdraw(request, held, act, title=title, table="kompetensi")


@may(Verb.GOVERN)
def standard(request: PersonRequest, standard: int) -> HttpResponse:
    rows = Standard.objects.select_related("competency").filter(competency__agency=None)
    held = get_object_or_404(rows, pk=standard, position=None)
    title = name_of(competencies.thing_of(held))
    act = partial(competencies.withdraw_plan, held)
    return _withdraw(request, held, act, title=title, table="standar-jabatan")


@may(Verb.GOVERN)
def policy(request: PersonRequest, policy: int) -> HttpResponse:
    held = get_object_or_404(Policy, pk=policy, code__in=policies.DEMANDS)
    act = partial(policy_change.withdraw_plan, held)
    return _withdraw(request, held, act, title=str(held), table="resep")


def _withdraw(
    request: PersonRequest, held: Any, act: Callable[..., None], *, title: str, table: str
) -> HttpResponse:
    """The reason first; then the question whether this is really meant."""
    if held.valid_to is not None or not held.is_planned(on=request.today):
        told = _("Rencana itu tidak ada lagi. Yang masih direncanakan ada di daftar ini.")
        messages.info(request, told)
        return redirect("steward:figure_table", table)
    form = ReasonForm(request.POST or None)
    is_given = request.method == "POST" and form.is_valid()
    if is_given and "sure" in request.POST and _did(request, form, act):
        told = _("Rencana perubahan %(title)s ditarik; yang sekarang tetap berlaku.")
        messages.success(request, told % {"title": title})
        return redirect("steward:figure_table", table)
    context = {"form": form, "title": title, "held": held, "table": table}
    context["asks"] = is_given and form.is_valid()
    status = 400 if form.errors else 200
    return render(request, "steward/framework_withdraw.html", context, status=status)


def _did(request: PersonRequest, form: ReasonForm, act: Callable[..., None]) -> bool:
    """Withdraw it; False when that is refused, with the reason in the form."""
    why = form.cleaned_data["reason"]
    try:
        act(on=request.today, by=request.person, now=request.now, why=why)
    except (RowEnded, RowBegun):
        form.add_error(None, _("Ini baru saja diubah orang lain. Buka lagi dari daftar."))
    except PlannedByTables:
        told = _("Rencana ini berasal dari tabel rujukan. Betulkan isinya dengan hari yang sama.")
        form.add_error(None, told)
    return form.is_valid()
