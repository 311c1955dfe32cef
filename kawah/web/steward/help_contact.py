"""Whom the people of an agency may ask."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.people.access.api import Verb, contact_of, set_help_contact
from kawah.people.directory.api import Agency
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


class ContactForm(forms.Form):
    contact = forms.CharField(
        label=gettext_lazy("Siapa yang dapat ditanya, dan bagaimana"),
        help_text=gettext_lazy(
            "Nama, ruang, nomor telepon kantor, atau jam layanan. Dibaca semua pegawai instansi "
            "Anda dan instansi di bawahnya. Kosongkan agar nama admin instansi yang tampil."
        ),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@may(Verb.ADMINISTER)
def help_contact(request: PersonRequest) -> HttpResponse:
    agency = _own(request)
    form = ContactForm(request.POST or None, initial={"contact": agency.help_contact})
    if request.method == "POST" and form.is_valid():
        words = " ".join(form.cleaned_data["contact"].split())
        set_help_contact(agency, words, by=request.person, now=request.now)
        messages.success(request, _("Disimpan. Begini bunyinya di halaman Bantuan."))
        return redirect("steward:help_contact")
    shown = contact_of(agency, on=request.today)
    context = {"form": form, "agency": agency, "shown": shown}
    status = 400 if form.errors else 200
    return render(request, "steward/help_contact.html", context, status=status)


def _own(request: PersonRequest) -> Agency:
    """The agency looked after; who looks after no whole one decides nothing about it."""
    own = request.grant.agency if request.grant and request.grant.agency else request.person.agency
    if not request.scope.has_agencies:
        raise Http404
    return own
