"""Weighing one finding of the resep check otherwise, from a day on."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import Policy, policies, policy_change
from kawah.people.access.api import Verb
from kawah.records.api import Change
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.nation import differences
from kawah.web.steward.nation.attempts import tried
from kawah.web.steward.nation.resep_form import PolicyForm
from kawah.web.steward.nation.resep_words import initial_of, weight_in_words

FIELDS = policies.Terms.__struct_fields__


@may(Verb.GOVERN)
def policy(request: PersonRequest, policy: int) -> HttpResponse:
    held = get_object_or_404(Policy, pk=policy, code__in=policies.DEMANDS)
    if held.valid_to is not None:
        messages.info(request, _("Ini sudah diubah. Yang berlaku sekarang ada di daftar ini."))
        return redirect("steward:figure_table", "resep")
    day = max(request.today, held.changes_from(on=request.today))
    form = PolicyForm(request.POST or None, initial={**initial_of(held), "valid_from": day})
    form.fit(held)
    if request.method == "POST" and form.is_valid() and (answer := _asked(request, form, held)):
        return answer
    changes = Change.objects.filter(subject=policy_change.subject_of(held)).order_by("-at", "-pk")
    context = {
        "form": form,
        "held": held,
        "now": weight_in_words(held),
        "is_planned": held.is_planned(on=request.today),
        "earlier": [
            (row, weight_in_words(row))
            for row in held.siblings().exclude(valid_to=None).order_by("-valid_from")
        ],
        "steps": differences.told(list(changes)),
    }
    return render(request, "steward/policy.html", context, status=400 if form.errors else 200)


def _asked(request: PersonRequest, form: PolicyForm, held: Policy) -> HttpResponse | None:
    """The question whether this is really meant, or that it is done; None when it is refused."""
    after, on, given = form.terms(held), request.today, form.cleaned_data
    when = {"valid_from": given["valid_from"], "on": on, "why": given["why"]}
    if "sure" not in request.POST:
        if not tried(form, held, partial(policy_change.demand, held, after, **when), on=on):
            return None
        then = Policy(code=held.code, unit=held.unit, **{n: getattr(after, n) for n in FIELDS})
        context = {"form": form, "held": held, "now": weight_in_words(held)}
        context |= {"then": weight_in_words(then), "is_planned": held.is_planned(on=on)}
        return render(request, "steward/policy_sure.html", context)
    act = partial(policy_change.change, held, after, by=request.person, now=request.now, **when)
    if not tried(form, held, act, on=on):
        return None
    messages.success(request, _("Bobot “%(name)s” sudah diubah.") % {"name": held})
    return redirect("steward:figure_table", "resep")
