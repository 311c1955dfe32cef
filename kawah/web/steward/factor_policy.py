"""For which roles the second step of signing in is mandatory."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.people.access.api import Role, Verb
from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import FactorPolicy
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.GOVERN)
def policy(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return _change(request)
    held = {row.role: row for row in FactorPolicy.objects.select_related("by")}
    rows = [(role, held.get(role), role in accounts.POWERFUL) for role in Role]
    return render(request, "steward/factor_policy.html", {"rows": rows})


def _change(request: PersonRequest) -> HttpResponse:
    wanted, given_up = request.POST.get("demand", ""), request.POST.get("leave_open", "")
    if (role := wanted or given_up) not in Role.values:
        return redirect("steward:factor_policy")
    if wanted:
        accounts.demand(Role(role), by=request.person, now=request.now)
        told = _("%(role)s: langkah kedua wajib sejak masuk berikutnya.")
    else:
        accounts.leave_open(Role(role), by=request.person, now=request.now)
        told = _("%(role)s: langkah kedua kini hanya dianjurkan.")
    messages.success(request, told % {"role": Role(role).label})
    return redirect("steward:factor_policy")
