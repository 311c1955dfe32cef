"""Throwing a file away that did nothing yet."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.rosters import api as rosters
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rosters import reach


@may(Verb.ADMINISTER)
def drop(request: PersonRequest, roster: UUID) -> HttpResponse:
    held = reach.found(request, roster)
    if held.confirmed_at is not None:
        return reach.back(request, roster)
    if request.method != "POST" or "sure" not in request.POST:
        return render(request, "steward/roster_drop.html", {"roster": held})
    try:
        rosters.drop(held)
    except rosters.RosterMoved:
        return reach.back(request, roster)
    told = _("Berkas “%(name)s” dibuang. Tidak ada data pegawai yang berubah.")
    messages.success(request, told % {"name": held.name})
    return redirect("steward:rosters")
