"""The person's own telephone: seen by them and their agency's admin, mended by them alone."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.lib import phones
from kawah.people.access.api import Verb
from kawah.people.directory import api as directory
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label=gettext_lazy("Nomor HP"),
        help_text=gettext_lazy("Misalnya 0812-3456-7890. Kosongkan bila tidak ingin dicatat."),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def clean_phone(self) -> str:
        try:
            return phones.parse(self.cleaned_data["phone"])
        except phones.PhoneUnusable as error:
            told = _("Nomor ini tidak dapat dihubungi. Periksa angkanya, misalnya 0812-3456-7890.")
            raise forms.ValidationError(told) from error


@may(Verb.SIGN_IN)
def phone(request: PersonRequest) -> HttpResponse:
    form = PhoneForm(request.POST or None, initial={"phone": request.person.shown_phone})
    if request.method != "POST" or not form.is_valid():
        status = 400 if form.errors else 200
        return render(request, "public/phone.html", {"form": form}, status=status)
    number = form.cleaned_data["phone"]
    directory.correct_phone(request.person, number, now=request.now)
    told = _("Nomor HP Anda sudah disimpan.") if number else _("Nomor HP Anda tidak dicatat lagi.")
    messages.success(request, told)
    return redirect("public:account")
