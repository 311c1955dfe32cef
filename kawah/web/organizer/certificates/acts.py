"""Taking a certificate back, and issuing it anew."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.earned.certificates import api
from kawah.people.access.api import Verb
from kawah.web.organizer.certificates.listing import issued_within
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.reason_form import PublicReasonForm, ReasonForm

Act = Callable[..., object]


@may(Verb.ORGANIZE)
def revoke(request: PersonRequest, certificate: UUID) -> HttpResponse:
    """The reason first; then the question whether this is really meant."""
    found = get_object_or_404(issued_within(request), uuid=certificate)
    form = PublicReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if "sure" not in request.POST:
            return _page(request, form, found, "organizer/certificate_sure.html")
        if _did(request, form, found, api.revoke):
            told = _("Sertifikat %(number)s dicabut. Halaman periksanya kini berbunyi Dicabut.")
            messages.success(request, told % {"number": found.number})
            return redirect("organizer:certificate", certificate)
    return _page(request, form, found, "organizer/certificate_revoke.html")


@may(Verb.ORGANIZE)
def reissue(request: PersonRequest, certificate: UUID) -> HttpResponse:
    found = get_object_or_404(issued_within(request), uuid=certificate)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = _did(request, form, found, api.reissue)
        if isinstance(made, api.Certificate):
            told = _("Sertifikat baru %(number)s diterbitkan; yang lama kini berbunyi Diganti.")
            messages.success(request, told % {"number": made.number})
            return redirect("organizer:certificate", made.uuid)
    return _page(request, form, found, "organizer/certificate_reissue.html")


def _did(request: PersonRequest, form: ReasonForm, found: api.Certificate, act: Act) -> object:
    """What the act gave; None when it was refused, with the reason in the form."""
    why = form.cleaned_data["reason"]
    try:
        return act(found, by=request.person.uuid, reason=why, now=request.now)
    except api.CertificateNotInForce as error:
        form.add_error(None, str(error))
    except api.PersonalNumberFound:
        form.add_error("reason", _("Hapus nomor yang mirip NIP atau NIK dari alasan ini."))
    return None


def _page(
    request: PersonRequest, form: ReasonForm, found: api.Certificate, template: str
) -> HttpResponse:
    context = {"form": form, "certificate": found, "words": found.words}
    return render(request, template, context, status=400 if form.errors else 200)
