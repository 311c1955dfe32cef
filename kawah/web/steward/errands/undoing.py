"""Undoing an act on many people, after the question whether this is really meant."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.errands import api as errands
from kawah.people.errands.api import Outcome
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.errands import wording
from kawah.web.steward.errands.page import found


@may(Verb.ADMINISTER)
def undo(request: PersonRequest, errand: UUID) -> HttpResponse:
    held = found(request, errand)
    if not errands.can_be_undone(held):
        messages.info(request, _("Ini sudah dilanjutkan; inilah keadaannya sekarang."))
        return redirect("steward:errand", errand)
    if request.method == "POST" and "sure" in request.POST:
        errands.undo(held, by=request.person, now=request.now)
        return redirect("steward:errand", errand)
    count = held.members.filter(outcome=Outcome.DONE).count()
    context = {"errand": held, "words": wording.words_of(held), "count": count}
    return render(request, "steward/errand_undo.html", context)
