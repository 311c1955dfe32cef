"""Changing one conversion rule: the row in force is closed and another is opened."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.earned.hours import api as hours
from kawah.people.access.api import Verb
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rule_form import RuleForm
from kawah.web.steward.rule_groups import groups_of
from kawah.web.steward.rule_terms import initial_of, terms_of


@may(Verb.GOVERN)
def rule(request: PersonRequest, rule: int) -> HttpResponse:
    held = get_object_or_404(hours.Rule, pk=rule)
    if held.valid_to is not None:
        return _ended(request, held)
    form = RuleForm(request.POST or None, initial=initial_of(held, today=request.today))
    if request.method == "POST" and form.is_valid() and _change(request, held, form):
        messages.success(request, _("Aturan %(form)s sudah diubah.") % {"form": held.form})
        return redirect("steward:rules")
    ended = hours.Rule.objects.filter(code=held.code, valid_to__isnull=False)
    context = {"rule": held, "form": form, "groups": groups_of(form)}
    context["earlier"] = ended.order_by("-valid_from")
    return render(request, "steward/rule.html", context, status=400 if form.errors else 200)


def _ended(request: PersonRequest, held: hours.Rule) -> HttpResponse:
    """Changed already, perhaps by the click before this one."""
    told = _("Aturan ini sudah diubah. Yang berlaku sekarang ada di daftar ini.")
    messages.info(request, told)
    return redirect("steward:rules")


def _change(request: PersonRequest, held: hours.Rule, form: RuleForm) -> bool:
    """Make the change; False when it is refused, with the reason at its field."""
    try:
        hours.change_rule(
            held,
            terms_of(form, held),
            valid_from=form.cleaned_data["valid_from"],
            by=request.person,
            now=request.now,
            why=form.cleaned_data["why"],
        )
    except hours.ReasonMissing:
        form.add_error("why", _("Tulis alasan perubahan ini."))
    except hours.RowEnded:
        form.add_error(None, _("Aturan ini baru saja diubah orang lain. Buka lagi dari daftar."))
    except hours.ChangeTooEarly:
        day = written.day(held.valid_from)
        told = _("Pilih hari sesudah %(day)s, hari mulai aturan yang berlaku sekarang.")
        form.add_error("valid_from", told % {"day": day})
    except hours.TermsUnusable:
        told = _("Batas dan satuannya diisi berdua atau dikosongkan berdua, dan tidak negatif.")
        form.add_error("cap_value", told)
    return form.is_valid()
