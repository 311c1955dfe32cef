"""Withdrawing a change of a rule or a target that is planned and has not begun."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.earned.hours import api as hours
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.reason_form import ReasonForm


@may(Verb.GOVERN)
def rule(request: PersonRequest, rule: int) -> HttpResponse:
    held = hours.Rule.objects.filter(pk=rule, valid_to=None).first()
    return _withdraw(request, held, title=held.form if held else "")


@may(Verb.GOVERN)
def target(request: PersonRequest, target: int) -> HttpResponse:
    held = hours.Target.objects.filter(pk=target, valid_to=None).first()
    kind = held.get_employment_kind_display() if held else ""
    return _withdraw(request, held, title=_("target %(kind)s") % {"kind": kind})


def _withdraw(
    request: PersonRequest, held: hours.Rule | hours.Target | None, *, title: str
) -> HttpResponse:
    """The reason first; then the question whether this is really meant."""
    if held is None or not held.is_planned(on=request.today):
        told = _("Rencana itu tidak ada lagi. Yang masih direncanakan ada di daftar ini.")
        messages.info(request, told)
        return redirect("steward:rules")
    form = ReasonForm(request.POST or None)
    is_given = request.method == "POST" and form.is_valid()
    if is_given and "sure" in request.POST and _did(request, form, held):
        told = _("Rencana perubahan %(title)s ditarik; yang sekarang tetap berlaku.")
        messages.success(request, told % {"title": title})
        return redirect("steward:rules")
    kind = "rule" if isinstance(held, hours.Rule) else "target"
    context = {"form": form, "title": title, "held": held, kind: held}
    context["asks"] = is_given and form.is_valid()
    status = 400 if form.errors else 200
    return render(request, "steward/figure_withdraw.html", context, status=status)


def _did(request: PersonRequest, form: ReasonForm, held: hours.Rule | hours.Target) -> bool:
    """Withdraw it; False when that is refused, with the reason in the form."""
    why = form.cleaned_data["reason"]
    try:
        hours.withdraw_plan(held, on=request.today, by=request.person, now=request.now, why=why)
    except (hours.RowEnded, hours.RowBegun):
        form.add_error(None, _("Ini baru saja diubah orang lain. Buka lagi dari daftar."))
    except hours.PlannedByTables:
        told = _("Rencana ini berasal dari tabel rujukan. Betulkan isinya dengan hari yang sama.")
        form.add_error(None, told)
    return form.is_valid()
