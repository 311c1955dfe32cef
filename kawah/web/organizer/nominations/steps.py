"""What is said to a file: go ahead, throw it away, undo it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.web.organizer.nominations import reach
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.ORGANIZE)
def admission(request: PersonRequest, nomination: UUID) -> HttpResponse:
    """Letting the good rows in."""
    held = reach.found(request, nomination)
    if request.method != "POST":
        return redirect("organizer:nomination", nomination)
    try:
        joining.confirm(held, by=request.person, now=request.now)
    except joining.NominationMoved:
        return reach.back(request, nomination)
    except joining.NobodyToEnroll:
        messages.warning(request, _("Tidak ada orang yang dapat didaftarkan dari berkas ini."))
    return redirect("organizer:nomination", nomination)


@may(Verb.ORGANIZE)
def disposal(request: PersonRequest, nomination: UUID) -> HttpResponse:
    """Throwing a file away that did nothing yet."""
    held = reach.found(request, nomination)
    if held.confirmed_at is not None:
        return reach.back(request, nomination)
    if request.method != "POST" or "sure" not in request.POST:
        return render(request, "organizer/nomination_drop.html", {"nomination": held})
    try:
        joining.drop(held)
    except joining.NominationMoved:
        return reach.back(request, nomination)
    told = _("Berkas “%(name)s” dibuang. Tidak ada yang didaftarkan.")
    messages.success(request, told % {"name": held.name})
    return redirect("organizer:nominations")


@may(Verb.ORGANIZE)
def undoing(request: PersonRequest, nomination: UUID) -> HttpResponse:
    """Taking out whom a file enrolled, after the question whether this is really meant."""
    held = reach.found(request, nomination)
    if held.stage != joining.Stage.DONE:
        return reach.back(request, nomination)
    if request.method != "POST" or "sure" not in request.POST:
        context = {"nomination": held, "counts": joining.counts(held)}
        return render(request, "organizer/nomination_undo.html", context)
    try:
        joining.undo(held, by=request.person, now=request.now)
    except joining.NominationMoved:
        return reach.back(request, nomination)
    return redirect("organizer:nomination", nomination)
