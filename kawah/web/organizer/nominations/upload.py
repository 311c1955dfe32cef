"""Handing in a file of learners for a course or a batch."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from kawah.learning.joining import api as joining
from kawah.lib.intake import FileUnusable
from kawah.people.access.api import Verb
from kawah.people.rosters.api import MOST_BYTES
from kawah.web.organizer.reach import agency_of, batches_for, courses_for
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.receiving import is_larger, name_of, on_disk


class NominationForm(forms.Form):
    target = forms.ChoiceField(
        label=gettext_lazy("Kursus atau angkatan"),
        help_text=gettext_lazy(
            "Bila angkatannya penuh, sisanya masuk daftar tunggu menurut urutan."
        ),
        error_messages={"required": gettext_lazy("Pilih kursus atau angkatannya.")},
    )
    file = forms.FileField(
        label=gettext_lazy("Berkas Excel (.xlsx) atau CSV"),
        help_text=gettext_lazy(
            "Satu orang sebaris, dengan kolom NIP atau Surel. Paling banyak 50.000 baris dan"
            " 25 MB, tanpa kata sandi, makro, dan rumus."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": gettext_lazy("Pilih dahulu berkasnya."),
            "empty": gettext_lazy("Berkas ini kosong. Pilih berkas lain."),
        },
    )
    targets: dict[str, joining.Target]

    def offer(self, request: PersonRequest) -> None:
        """Courses that can be begun, and batches that are not over."""
        agency = agency_of(request)
        courses = {
            f"kursus-{one.uuid}": (one.title, joining.Target(agency, one))
            for one in courses_for(agency)
        }
        batches = {
            f"angkatan-{one.uuid}": (_name(one), joining.Target(agency, one.version.course, one))
            for one in batches_for(request, agency)
        }
        self.targets = {key: target for key, (_w, target) in (courses | batches).items()}
        field: Any = self.fields["target"]
        field.choices = [("", _("Pilih kursus atau angkatan"))]
        for title, found in ((_("Kursus"), courses), (_("Angkatan"), batches)):
            if found:
                field.choices += [(title, [(key, word) for key, (word, _t) in found.items()])]


def _name(batch: Any) -> str:
    words = {
        "batch": batch.name,
        "course": batch.version.title,
        "day": written.day(batch.starts_on),
    }
    return _("%(batch)s · %(course)s, mulai %(day)s") % words


# The token is looked for by reading the body, whose size is to be known first.
@csrf_exempt
@may(Verb.ORGANIZE)
def new_nomination(request: PersonRequest) -> HttpResponse:
    agency_of(request)
    if is_larger(request, MOST_BYTES):
        told = _("Berkas ini lebih dari %(size)s MB. Bagi menjadi beberapa berkas.")
        fault = told % {"size": MOST_BYTES // 1024**2}
        return _page(request, _form(request), HTTPStatus.REQUEST_ENTITY_TOO_LARGE, fault=fault)
    answer: HttpResponse = _received(request)
    return answer


@csrf_protect
def _received(request: PersonRequest) -> HttpResponse:
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = _form(request, *given)
    if form.is_valid() and (row := _nominated(request, form)):
        return redirect("organizer:nomination", row.uuid)
    return _page(request, form, HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK)


def _form(request: PersonRequest, data: Any = None, files: Any = None) -> NominationForm:
    form = NominationForm(data, files, initial={"target": request.GET.get("untuk", "")})
    form.offer(request)
    return form


def _nominated(request: PersonRequest, form: NominationForm) -> joining.Nomination | None:
    """The file as it is kept; None when it cannot be used, with the reason at its field."""
    given: UploadedFile = form.cleaned_data["file"]
    target = form.targets[form.cleaned_data["target"]]
    name = name_of(given, otherwise="peserta")
    try:
        with on_disk(given) as path:
            return joining.nominate(path, target, name=name, by=request.person, now=request.now)
    except FileUnusable as refusal:
        form.add_error("file", refusal.sentence)
        return None


def _page(
    request: PersonRequest, form: NominationForm, status: HTTPStatus, *, fault: str = ""
) -> HttpResponse:
    context = {"form": form, "fault": fault}
    return render(request, "organizer/nomination_new.html", context, status=status)
