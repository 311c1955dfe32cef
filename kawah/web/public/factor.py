"""Setting up the second step of signing in, looking after it, and putting it away."""

import io
from http import HTTPStatus

import segno
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from kawah.people.access.api import Verb, lockout
from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import CodeRefused, FactorHeld, FactorMandatory
from kawah.people.directory.api import Person
from kawah.web.public import refused_codes
from kawah.web.public.guesses import counters_of
from kawah.web.public.new_password import secret
from kawah.web.shell.access import FACTOR_DUE, may
from kawah.web.shell.asking import PersonRequest

WRONG = "wrong"


class OwnerForm(forms.Form):
    """Whoever found an unlocked computer does not know this."""

    password = forms.CharField(
        label=gettext_lazy("Kata sandi Anda"), widget=secret("current-password")
    )
    person: Person

    def clean_password(self) -> str:
        given: str = self.cleaned_data["password"]
        if not self.person.check_password(given):
            wrong = _("Kata sandi ini tidak cocok. Ketik sekali lagi.")
            raise forms.ValidationError(wrong, code=WRONG)
        return given


class SetUpForm(OwnerForm):
    code = forms.CharField(
        label=gettext_lazy("Kode 6 angka yang tampil di aplikasi"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    field_order = ("code", "password")


@may(Verb.SIGN_IN)
def factor(request: PersonRequest) -> HttpResponse:
    held = accounts.factor_of(request.person)
    context = {
        "factor": held,
        "left": held.codes.filter(used_at=None).count() if held else 0,
        "is_mandatory": accounts.is_mandatory(request.person, now=request.now),
    }
    return render(request, "public/factor.html", context)


@sensitive_post_parameters()
@never_cache
@may(Verb.SIGN_IN)
def set_up(request: PersonRequest) -> HttpResponse:
    try:
        key = accounts.begin(request.person, now=request.now)
    except FactorHeld:
        return redirect("public:factor")
    form = SetUpForm(request.POST or None)
    is_owner = request.method == "POST" and _is_owner(request, form)
    if is_owner and (fresh := _confirm(request, form)):
        request.session.pop(FACTOR_DUE, None)
        return render(request, "public/factor_codes.html", {"codes": fresh})
    address = accounts.address_of(key, name=request.person.name)
    groups = [key[start : start + 4] for start in range(0, len(key), 4)]
    context = {"form": form, "qr": _qr(address), "key": " ".join(groups)}
    return render(request, "public/factor_set_up.html", context, status=_status(form))


def _confirm(request: PersonRequest, form: SetUpForm) -> list[str]:
    """The codes for when the phone is gone; none when the code was refused, or all is done."""
    try:
        return accounts.confirm(request.person, form.cleaned_data["code"], now=request.now)
    except CodeRefused as error:
        form.add_error("code", refused_codes.told(error))
    except FactorHeld:
        form.add_error(None, _("Langkah kedua baru saja terpasang dari halaman lain."))
    return []


def _qr(address: str) -> SafeString:
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", scale=4, light="#fff", xmldecl=False, svgclass=None, lineclass=None
    )
    return mark_safe(drawing.getvalue().decode())  # noqa: S308 - drawn by us


@sensitive_post_parameters()
@never_cache
@may(Verb.SIGN_IN)
def renew_codes(request: PersonRequest) -> HttpResponse:
    form = OwnerForm(request.POST or None)
    if request.method == "POST" and _is_owner(request, form):
        fresh = accounts.renew_codes(request.person, now=request.now)
        if not fresh:
            return redirect("public:factor")
        return render(request, "public/factor_codes.html", {"codes": fresh})
    context = {"form": form, "act": "renew"}
    return render(request, "public/factor_owner.html", context, status=_status(form))


@sensitive_post_parameters()
@never_cache
@may(Verb.SIGN_IN)
def put_away(request: PersonRequest) -> HttpResponse:
    form = OwnerForm(request.POST or None)
    if request.method == "POST" and _is_owner(request, form):
        try:
            accounts.put_away(request.person, now=request.now)
        except FactorMandatory:
            form.add_error(None, _("Peran Anda mewajibkan langkah kedua, jadi tetap terpasang."))
        else:
            messages.success(
                request, _("Langkah kedua dilepas. Anda masuk dengan kata sandi saja.")
            )
            return redirect("public:factor")
    context = {"form": form, "act": "put_away"}
    return render(request, "public/factor_owner.html", context, status=_status(form))


def _is_owner(request: PersonRequest, form: OwnerForm) -> bool:
    """Guesses at the password are held against the same counters as those of a sign-in."""
    form.person = request.person
    against = counters_of(request, request.person)
    if lockout.wait(against, now=request.now):
        form.add_error(None, _("Sudah terlalu banyak percobaan. Coba lagi seperempat jam lagi."))
        return False
    if form.is_valid():
        lockout.forget(against)
        return True
    if form.has_error("password", WRONG):
        lockout.count_failure(against, now=request.now)
    return False


def _status(form: forms.Form) -> int:
    return HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
