"""Changing one conversion rule: the row in force is closed and another is opened."""

from functools import partial

import msgspec
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.earned.hours import api as hours
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.figure_change import ask, page_of, tried
from kawah.web.steward.rule_form import RuleForm
from kawah.web.steward.rule_terms import initial_of, terms_of


@may(Verb.GOVERN)
def rule(request: PersonRequest, rule: int) -> HttpResponse:
    held = get_object_or_404(hours.Rule, pk=rule)
    if held.valid_to is not None:
        return _ended(request)
    form = RuleForm(request.POST or None, initial=initial_of(held, today=request.today))
    if request.method == "POST" and form.is_valid():
        terms = terms_of(form, held)
        if tried(form, held, hours.demand, terms, on=request.today) and "sure" not in request.POST:
            return _ask(request, form, held, terms)
        if form.is_valid() and _change(request, form, held, terms):
            return redirect("steward:rules")
    context = {"rule": held, "form": form, **page_of(held, form, on=request.today)}
    return render(request, "steward/rule.html", context, status=400 if form.errors else 200)


def _ended(request: PersonRequest) -> HttpResponse:
    """Changed already, perhaps by the click before this one."""
    told = _("Aturan ini sudah diubah. Yang berlaku sekarang ada di daftar ini.")
    messages.info(request, told)
    return redirect("steward:rules")


def _ask(
    request: PersonRequest, form: RuleForm, held: hours.Rule, terms: hours.Terms
) -> HttpResponse:
    after = hours.Rule(code=held.code, form=held.form, **msgspec.structs.asdict(terms))
    people = hours.touched_since(held.code, since=form.cleaned_data["valid_from"])
    return ask(request, form, held, title=held.form, rule=held, after=after, people=people)


def _change(request: PersonRequest, form: RuleForm, held: hours.Rule, terms: hours.Terms) -> bool:
    act = partial(hours.change_rule, by=request.person, now=request.now)
    if is_done := tried(form, held, act, terms, on=request.today):
        messages.success(request, _("Aturan %(form)s sudah diubah.") % {"form": held.form})
    return is_done
