"""Closing an agency that nobody works in any more, and opening it again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.directory import api as directory
from kawah.people.directory.api import Agency
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.reason_form import ReasonForm


@may(Verb.GOVERN)
def close(request: PersonRequest, agency: UUID) -> HttpResponse:
    held = get_object_or_404(Agency, uuid=agency)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        if "sure" not in request.POST:
            context = {"form": form, "agency": held}
            return render(request, "steward/agency_close_sure.html", context)
        if _done(request, form, held):
            return redirect("steward:agencies")
    context = {"form": form, "agency": held}
    status = 400 if form.errors else 200
    return render(request, "steward/agency_close.html", context, status=status)


def _done(request: PersonRequest, form: ReasonForm, held: Agency) -> bool:
    why = form.cleaned_data["reason"]
    act = directory.close_agency if held.closed_on is None else directory.reopen_agency
    try:
        act(held, by=request.person, why=why, now=request.now)
    except directory.StillInUse as error:
        told = _(
            "Belum dapat ditutup: masih ada %(people)s pegawai dan %(agencies)s instansi di "
            "bawahnya. Pindahkan atau catat berhenti dahulu."
        )
        words = {"people": written.number(error.people), "agencies": error.agencies}
        form.add_error(None, told % words)
        return False
    except directory.ParentClosed:
        form.add_error(None, _("Instansi di atasnya tertutup. Buka yang itu dahulu."))
        return False
    told = _("%(name)s sudah ditutup.") if held.closed_on is None else _("%(name)s dibuka lagi.")
    messages.success(request, told % {"name": held.name})
    return True
