"""Handing in a recap of what an agency's people learned elsewhere."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from kawah.earned.recaps import api as recaps
from kawah.lib.intake import FileUnusable
from kawah.people.access.api import Verb
from kawah.people.rosters.api import MOST_BYTES
from kawah.web.organizer.reach import agency_of
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.receiving import is_larger, name_of, on_disk


class RecapForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Berkas Excel (.xlsx) atau CSV"),
        help_text=gettext_lazy(
            "Satu pelatihan seorang sebaris: NIP atau Surel, Bentuk, Nama Pelatihan, Penyelenggara,"
            " Hari Pertama, Hari Terakhir, JP. Paling banyak 50.000 baris dan 25 MB, tanpa kata"
            " sandi, makro, dan rumus."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": gettext_lazy("Pilih dahulu berkasnya."),
            "empty": gettext_lazy("Berkas ini kosong. Pilih berkas lain."),
        },
    )


# The token is looked for by reading the body, whose size is to be known first.
@csrf_exempt
@may(Verb.ORGANIZE)
def new_recap(request: PersonRequest) -> HttpResponse:
    agency_of(request)
    if is_larger(request, MOST_BYTES):
        told = _("Berkas ini lebih dari %(size)s MB. Bagi menjadi beberapa berkas.")
        fault = told % {"size": MOST_BYTES // 1024**2}
        return _page(request, RecapForm(), HTTPStatus.REQUEST_ENTITY_TOO_LARGE, fault=fault)
    answer: HttpResponse = _received(request)
    return answer


@csrf_protect
def _received(request: PersonRequest) -> HttpResponse:
    given: Any = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = RecapForm(*given)
    if form.is_valid() and (row := _handed_in(request, form)):
        return redirect("organizer:recap", row.uuid)
    return _page(request, form, HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK)


def _handed_in(request: PersonRequest, form: RecapForm) -> recaps.Recap | None:
    """The file as it is kept; None when it cannot be used, with the reason at its field."""
    given: UploadedFile = form.cleaned_data["file"]
    name, agency = name_of(given, otherwise="rekap"), agency_of(request)
    try:
        with on_disk(given) as path:
            return recaps.hand_in(path, agency, name=name, by=request.person, now=request.now)
    except FileUnusable as refusal:
        form.add_error("file", refusal.sentence)
        return None


def _page(
    request: PersonRequest, form: RecapForm, status: HTTPStatus, *, fault: str = ""
) -> HttpResponse:
    context = {"form": form, "fault": fault}
    return render(request, "organizer/recap_new.html", context, status=status)
