"""Changing one yearly target: the row in force is closed and another is opened."""

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
from kawah.web.steward.rule_form import TargetForm
from kawah.web.steward.rule_terms import bounds_of, initial_of


@may(Verb.GOVERN)
def target(request: PersonRequest, target: int) -> HttpResponse:
    held = get_object_or_404(hours.Target, pk=target)
    if held.valid_to is not None:
        told = _("Target ini sudah diubah. Yang berlaku sekarang ada di daftar ini.")
        messages.info(request, told)
        return redirect("steward:rules")
    form = TargetForm(request.POST or None, initial=initial_of(held, today=request.today))
    if request.method == "POST" and form.is_valid():
        bounds = bounds_of(form, held)
        if tried(form, held, hours.demand, bounds, on=request.today) and "sure" not in request.POST:
            return _ask(request, form, held, bounds)
        if form.is_valid() and _change(request, form, held, bounds):
            return redirect("steward:rules")
    context = {"target": held, "form": form, **page_of(held, form, on=request.today)}
    return render(request, "steward/target.html", context, status=400 if form.errors else 200)


def _ask(
    request: PersonRequest, form: TargetForm, held: hours.Target, bounds: hours.Bounds
) -> HttpResponse:
    after = hours.Target(period=held.period, **msgspec.structs.asdict(bounds))
    title = _("target %(kind)s") % {"kind": held.get_employment_kind_display()}
    return ask(request, form, held, title=title, target=held, after=after)


def _change(
    request: PersonRequest, form: TargetForm, held: hours.Target, bounds: hours.Bounds
) -> bool:
    act = partial(hours.change_target, by=request.person, now=request.now)
    if is_done := tried(form, held, act, bounds, on=request.today):
        told = _("Target %(kind)s sudah diubah.") % {"kind": held.get_employment_kind_display()}
        messages.success(request, told)
    return is_done
