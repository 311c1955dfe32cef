"""Who signs the agency's certificates, from which day, up to which day."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.earned.certificates import api
from kawah.earned.certificates.api import Official
from kawah.lib.periods import years_from
from kawah.people.access.api import Verb
from kawah.people.directory.api import Agency
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.letterhead import own_agency

PLACES = (("1", gettext_lazy("Pertama")), ("2", gettext_lazy("Kedua, di bawahnya")))
YEARS_AHEAD = 2
A_DAY = timedelta(days=1)


def _line(label: Any, *, hint: Any = "", longest: int, missing: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": missing},
    )


def _day(label: Any, *, hint: Any = "", required: bool = True) -> forms.DateField:
    told = gettext_lazy("Isi tanggalnya.")
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": told, "invalid": told},
    )


class OfficialForm(forms.Form):
    name = _line(
        gettext_lazy("Nama beserta gelar"),
        longest=120,
        missing=gettext_lazy("Isi nama pejabatnya."),
    )
    position = _line(
        gettext_lazy("Jabatan"),
        hint=gettext_lazy("Seperti pada surat, misalnya Kepala Badan Kepegawaian Daerah."),
        longest=160,
        missing=gettext_lazy("Isi jabatannya."),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Tempat pada sertifikat"),
        help_text=gettext_lazy(
            "Yang menempati tempat ini sekarang berakhir sehari sebelumnya; sesudah hari terakhir"
            " yang Anda isi, ia menandatangani lagi."
        ),
        choices=PLACES,
    )
    first_day = _day(gettext_lazy("Hari pertama"))
    last_day = _day(
        gettext_lazy("Hari terakhir"),
        hint=gettext_lazy("Kosongkan bila belum diketahui."),
        required=False,
    )
    today: date

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and first > years_from(self.today, YEARS_AHEAD):
            self.add_error("first_day", _("Lebih dari dua tahun lagi. Periksa tahunnya."))
        if first and last and last < first:
            self.add_error("last_day", _("Hari terakhir tidak boleh sebelum hari pertama."))

    def named(self) -> api.Named:
        said = self.cleaned_data
        return api.Named(
            place=int(said["place"]),
            name=" ".join(said["name"].split()),
            position=" ".join(said["position"].split()),
            effective_from=said["first_day"],
            until=said["last_day"] and said["last_day"] + A_DAY,
        )


class EndForm(forms.Form):
    last_day = _day(
        gettext_lazy("Hari terakhir"),
        hint=gettext_lazy("Sertifikat yang terbit sesudahnya tidak memakai namanya lagi."),
    )


@may(Verb.ADMINISTER)
def new_official(request: PersonRequest) -> HttpResponse:
    agency = own_agency(request)
    place = "2" if request.GET.get("tempat") == "2" else "1"
    form = OfficialForm(request.POST or None, initial={"first_day": request.today, "place": place})
    form.today = request.today
    if request.method == "POST" and form.is_valid() and _named(request, form):
        messages.success(request, _("Penanda tangan disimpan."))
        named = form.named()
        _say_if_vacant(request, own_agency(request), place=named.place, since=named.until)
        return redirect("steward:letterhead")
    context = {"form": form, "agency": agency}
    status = 400 if form.errors else 200
    return render(request, "steward/official_new.html", context, status=status)


def _named(request: PersonRequest, form: OfficialForm) -> bool:
    """Whether it is written down; where not, the reason stands at its field."""
    try:
        api.name_official(own_agency(request), form.named(), by=request.person, now=request.now)
    except api.PlaceTaken as taken:
        words = {
            "name": taken.official.name,
            "day": written.day(taken.official.effective_from),
        }
        told = _(
            "Tempat ini sudah diisi %(name)s mulai %(day)s. Batalkan dahulu yang itu, atau isi hari"
            " terakhir sebelum hari itu."
        )
        form.add_error("last_day", told % words)
        return False
    except api.PersonalNumberFound as found:
        told = _("Sertifikat dibaca siapa pun. Hapus nomor yang mirip NIP atau NIK.")
        form.add_error(str(found), told)
        return False
    return True


@may(Verb.ADMINISTER)
def official(request: PersonRequest, official: int) -> HttpResponse:
    """Ending somebody's days; one who has not begun is taken off the list."""
    rows = Official.objects.visible_to(request.scope).select_related("agency")
    held = get_object_or_404(rows, pk=official)
    is_ahead = held.effective_from > request.today
    form = EndForm(request.POST or None, initial={"last_day": request.today})
    if request.method == "POST":
        until = held.effective_from if is_ahead else _until(request, form, held)
        if until is not None:
            return _ended(request, held, until)
    context = {"form": form, "official": held, "is_ahead": is_ahead}
    status = 400 if form.errors and not is_ahead else 200
    return render(request, "steward/official_end.html", context, status=status)


def _until(request: PersonRequest, form: EndForm, held: Official) -> date | None:
    """The day after the last one; None when the form does not say a good one."""
    if not form.is_valid():
        return None
    last: date = form.cleaned_data["last_day"]
    if last < held.effective_from:
        form.add_error("last_day", _("Hari terakhir tidak boleh sebelum hari pertama."))
        return None
    if last > years_from(request.today, YEARS_AHEAD):
        form.add_error("last_day", _("Lebih dari dua tahun lagi. Periksa tahunnya."))
        return None
    return last + A_DAY


def _ended(request: PersonRequest, held: Official, until: date) -> HttpResponse:
    try:
        api.end_official(held, until=until, by=request.person, now=request.now)
    except api.OfficialOver:
        messages.info(request, _("Masa jabatannya sudah berakhir; tidak ada yang berubah."))
    else:
        messages.success(request, _("Disimpan. Sertifikat yang sudah terbit tidak berubah."))
        _say_if_vacant(request, held.agency, place=held.place, since=until)
    return redirect("steward:letterhead")


def _say_if_vacant(
    request: PersonRequest, agency: Agency, *, place: int, since: date | None
) -> None:
    """Nobody should find out by a certificate that nobody signs in a place from a day on."""
    there = [one for one in api.officials_of(agency) if one.place == place]
    if since is None or any(one.is_in_force(on=since) for one in there):
        return
    told = _("Mulai %(day)s tidak ada yang menandatangani di tempat ini. Tambahkan penggantinya.")
    messages.warning(request, told % {"day": written.day(since)})
