"""What is said to a recap: have it counted, throw it away, undo it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.earned.recaps import api as recaps
from kawah.people.access.api import Verb
from kawah.web.organizer.recaps import reach
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.reason_form import OwnerReasonForm


@may(Verb.ORGANIZE)
def acceptance(request: PersonRequest, recap: UUID) -> HttpResponse:
    """A second person has the good rows counted."""
    held = reach.found(request, recap)
    if request.method != "POST":
        return redirect("organizer:recap", recap)
    try:
        recaps.confirm(held, by=request.person, now=request.now)
    except recaps.SecondPersonNeeded:
        messages.warning(request, _("Anda yang mengunggahnya; orang kedua yang menerimanya."))
    except recaps.RecapMoved:
        return reach.back(request, recap)
    except recaps.NothingToCount:
        messages.warning(request, _("Tidak ada baris yang dapat dihitung dari berkas ini."))
    return redirect("organizer:recap", recap)


@may(Verb.ORGANIZE)
def disposal(request: PersonRequest, recap: UUID) -> HttpResponse:
    """Throwing a file away that did nothing yet."""
    held = reach.found(request, recap)
    if held.confirmed_at is not None:
        return reach.back(request, recap)
    if request.method != "POST" or "sure" not in request.POST:
        return render(request, "organizer/recap_drop.html", {"recap": held})
    try:
        recaps.drop(held)
    except recaps.RecapMoved:
        return reach.back(request, recap)
    told = _("Berkas “%(name)s” dibuang. Tidak ada yang dihitung.")
    messages.success(request, told % {"name": held.name})
    return redirect("organizer:recaps")


@may(Verb.ORGANIZE)
def undoing(request: PersonRequest, recap: UUID) -> HttpResponse:
    """Taking back what a file had counted, with a reason."""
    held = reach.found(request, recap)
    if held.stage != recaps.Stage.DONE:
        return reach.back(request, recap)
    form = OwnerReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["reason"]
        try:
            recaps.undo(held, by=request.person, why=why, now=request.now)
        except recaps.RecapMoved:
            return reach.back(request, recap)
        return redirect("organizer:recap", recap)
    context = {
        "recap": held,
        "form": form,
        "counts": recaps.counts(held),
        "people": recaps.people_in(held),
    }
    status = 400 if form.errors else 200
    return render(request, "organizer/recap_undo.html", context, status=status)
