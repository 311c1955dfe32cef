"""Changing one's own password."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from kawah.people.access.api import Verb, lockout
from kawah.web.public import renewing
from kawah.web.public.guesses import counters_of
from kawah.web.public.new_password import NewPasswordForm, secret
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

WRONG = "wrong"


class PasswordForm(NewPasswordForm):
    old_password = forms.CharField(
        label=gettext_lazy("Kata sandi sekarang"), widget=secret("current-password")
    )
    field_order = ("old_password", "new_password", "new_password_again")

    def clean_old_password(self) -> str:
        given: str = self.cleaned_data["old_password"]
        if not self.person.check_password(given):
            wrong = _("Kata sandi sekarang tidak cocok. Ketik sekali lagi.")
            raise forms.ValidationError(wrong, code=WRONG)
        return given

    def clean_new_password(self) -> str:
        if self.cleaned_data["new_password"] == self.cleaned_data.get("old_password"):
            raise forms.ValidationError(_("Ini kata sandi yang sekarang. Pilih yang lain."))
        return super().clean_new_password()


@sensitive_post_parameters()
@may(Verb.SIGN_IN)
def change(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return _try(request)
    return render(request, "public/password.html", {"form": PasswordForm()})


def _try(request: PersonRequest) -> HttpResponse:
    """Guesses at the present password are held against the same counters as those of a sign-in."""
    against = counters_of(request, request.person)
    if waiting := lockout.wait(against, now=request.now):
        late = {"form": PasswordForm(), "until": request.now + waiting}
        return render(request, "public/password.html", late, status=HTTPStatus.TOO_MANY_REQUESTS)
    form = PasswordForm(request.POST)
    form.person = request.person
    if not form.is_valid():
        if form.has_error("old_password", WRONG):
            lockout.count_failure(against, now=request.now)
        return render(request, "public/password.html", {"form": form})
    lockout.forget(against)
    return _change(request, form.cleaned_data["new_password"])


def _change(request: PersonRequest, wanted: str) -> HttpResponse:
    request.person.set_password(wanted)
    request.person.save(update_fields=["password"])
    renewing.renew(request)
    messages.success(request, _("Kata sandi sudah diganti. Perangkat lain perlu masuk lagi."))
    return redirect("public:account")
