"""How often letters come: a person's own choice."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.people.access.api import Verb
from kawah.people.notices import api as notices
from kawah.people.notices.api import Pace
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

WORDS = {
    Pace.DAILY: gettext_lazy("Satu surat sehari, pukul 07.00, berisi semua kabar hari itu"),
    Pace.AT_ONCE: gettext_lazy("Satu surat untuk setiap kabar, saat itu juga"),
    Pace.NEEDED: gettext_lazy("Satu surat sehari, hanya bila ada yang perlu Anda kerjakan"),
}


class PaceForm(forms.Form):
    pace = forms.ChoiceField(
        label=gettext_lazy("Seberapa sering"),
        choices=[(pace.value, words) for pace, words in WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Pilih salah satu."),
            "invalid_choice": gettext_lazy("Pilih salah satu."),
        },
    )


@may(Verb.SIGN_IN)
def letters(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return _take(request, PaceForm(request.POST))
    return _page(request, PaceForm(initial={"pace": notices.pace_of(request.person).value}))


def _take(request: PersonRequest, form: PaceForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, form)
    notices.choose_pace(request.person, Pace(form.cleaned_data["pace"]), now=request.now)
    messages.success(request, _("Pilihan Anda tentang surel sudah disimpan."))
    return redirect("public:account")


def _page(request: PersonRequest, form: PaceForm) -> HttpResponse:
    context = {"form": form, "email": request.person.email}
    status = 400 if form.errors else 200
    return render(request, "public/letters.html", context, status=status)
