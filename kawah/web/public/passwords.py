"""Changing one's own password."""

from django import forms
from django.contrib import messages
from django.contrib.auth import password_validation, update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


def _secret(autocomplete: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": autocomplete})


class PasswordForm(forms.Form):
    old_password = forms.CharField(
        label=gettext_lazy("Kata sandi sekarang"), widget=_secret("current-password")
    )
    new_password = forms.CharField(
        label=gettext_lazy("Kata sandi baru"),
        widget=_secret("new-password"),
        help_text=gettext_lazy("Sedikitnya 12 karakter. Beberapa kata acak lebih mudah diingat."),
    )
    new_password_again = forms.CharField(
        label=gettext_lazy("Ulangi kata sandi baru"), widget=_secret("new-password")
    )

    person: Person  # whose password it is

    def clean_old_password(self) -> str:
        given: str = self.cleaned_data["old_password"]
        if not self.person.check_password(given):
            raise forms.ValidationError(_("Kata sandi sekarang tidak cocok. Ketik sekali lagi."))
        return given

    def clean_new_password(self) -> str:
        wanted: str = self.cleaned_data["new_password"]
        password_validation.validate_password(wanted, self.person)
        return wanted

    def clean_new_password_again(self) -> str:
        again: str = self.cleaned_data["new_password_again"]
        wanted = self.cleaned_data.get("new_password")
        if wanted is not None and again != wanted:
            raise forms.ValidationError(_("Kedua kata sandi baru tidak sama. Ketik sekali lagi."))
        return again


@sensitive_post_parameters()
@may(Verb.SIGN_IN)
def change(request: PersonRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    form.person = request.person
    if request.method == "POST" and form.is_valid():
        request.person.set_password(form.cleaned_data["new_password"])
        request.person.save(update_fields=["password"])
        update_session_auth_hash(request, request.person)
        messages.success(request, _("Kata sandi sudah diganti. Perangkat lain perlu masuk lagi."))
        return redirect("public:account")
    return render(request, "public/password.html", {"form": form})
