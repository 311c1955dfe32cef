"""Changing one yearly target: the row in force is closed and another is opened."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.earned.hours import api as hours
from kawah.people.access.api import Verb
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rule_form import TargetForm
from kawah.web.steward.rule_groups import groups_of
from kawah.web.steward.rule_terms import bounds_of, initial_of


@may(Verb.GOVERN)
def target(request: PersonRequest, target: int) -> HttpResponse:
    held = get_object_or_404(hours.Target, pk=target)
    if held.valid_to is not None:
        told = _("Target ini sudah diubah. Yang berlaku sekarang ada di daftar ini.")
        messages.info(request, told)
        return redirect("steward:rules")
    form = TargetForm(request.POST or None, initial=initial_of(held, today=request.today))
    if request.method == "POST" and form.is_valid() and _change(request, held, form):
        told = _("Target %(kind)s sudah diubah.") % {"kind": held.get_employment_kind_display()}
        messages.success(request, told)
        return redirect("steward:rules")
    context = {"target": held, "form": form, "groups": groups_of(form)}
    context["earlier"] = hours.Target.objects.filter(
        employment_kind=held.employment_kind,
        exception=held.exception,
        period=held.period,
        valid_to__isnull=False,
    ).order_by("-valid_from")
    return render(request, "steward/target.html", context, status=400 if form.errors else 200)


def _change(request: PersonRequest, held: hours.Target, form: TargetForm) -> bool:
    """Make the change; False when it is refused, with the reason at its field."""
    try:
        hours.change_target(
            held,
            bounds_of(form, held),
            valid_from=form.cleaned_data["valid_from"],
            by=request.person,
            now=request.now,
            why=form.cleaned_data["why"],
        )
    except hours.ReasonMissing:
        form.add_error("why", _("Tulis alasan perubahan ini."))
    except hours.RowEnded:
        form.add_error(None, _("Target ini baru saja diubah orang lain. Buka lagi dari daftar."))
    except hours.ChangeTooEarly:
        day = written.day(held.valid_from)
        told = _("Pilih hari sesudah %(day)s, hari mulai target yang berlaku sekarang.")
        form.add_error("valid_from", told % {"day": day})
    return form.is_valid()
