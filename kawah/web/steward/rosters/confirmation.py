"""Letting the good rows in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.rosters import api as rosters
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rosters import reach


@may(Verb.ADMINISTER)
def confirm(request: PersonRequest, roster: UUID) -> HttpResponse:
    held = reach.found(request, roster)
    if request.method != "POST":
        return redirect("steward:roster", roster)
    try:
        rosters.confirm(held, by=request.person, now=request.now)
    except rosters.RosterMoved:
        return reach.back(request, roster)
    except rosters.NothingToEnter:
        messages.warning(request, _("Tidak ada baris yang dapat diimpor."))
    return redirect("steward:roster", roster)
