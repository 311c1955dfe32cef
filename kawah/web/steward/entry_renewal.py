"""A way in for one person: who forgot the password, lost the sheet, or was never given one."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import AccountOutOfReach
from kawah.people.directory.api import Person
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.reason_form import ReasonForm
from kawah.web.steward.people import anyone_of
from kawah.web.steward.ways import way_field


class RenewalForm(ReasonForm):
    way = way_field()
    key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("way", "reason", "key")

    def for_person(self, person: Person) -> None:
        """Who has no address gets a sheet."""
        way: Any = self.fields["way"]
        choices = {"mail": person.email or "", "sheet": _("Lembar cetak, diserahkan langsung")}
        way.choices = [(key, words) for key, words in choices.items() if words]


@may(Verb.ADMINISTER)
def renewal(request: PersonRequest, person: UUID) -> HttpResponse:
    return _renewal(request, person, back="steward:employee", onward="steward:entry_slips")


@may(Verb.GOVERN)
def renewal_nationally(request: PersonRequest, person: UUID) -> HttpResponse:
    """For who has nobody but a national admin above: another one, or an agency's only admin."""
    return _renewal(
        request, person, back="steward:national_roles_of", onward="steward:national_slips"
    )


def _renewal(request: PersonRequest, person: UUID, *, back: str, onward: str) -> HttpResponse:
    found = get_object_or_404(anyone_of(request.scope, on=request.today), uuid=person)
    form = RenewalForm(request.POST or None, initial={"key": uuid4()})
    form.for_person(found)
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        if "sure" not in request.POST:
            return _page(request, form, found, "steward/entry_renewal_sure.html", back)
        if order := _renew(request, form, found):
            return redirect(onward, order.uuid)
    return _page(request, form, found, "steward/entry_renewal.html", back)


def _renew(request: PersonRequest, form: RenewalForm, person: Person) -> accounts.SlipOrder | None:
    asked = form.cleaned_data
    try:
        order, _is_new = accounts.renew_access(
            asked["key"],
            person,
            scope=request.scope,
            by=request.person,
            by_mail=asked["way"] == "mail",
            why=asked["reason"],
            now=request.now,
        )
    except AccountOutOfReach:
        told = _(
            "%(name)s memegang peran yang jangkauannya lebih luas dari peran Anda. Mintalah "
            "admin instansi di atasnya atau admin nasional."
        )
        form.add_error(None, told % {"name": person.name})
        return None
    told = _("Jalan masuk baru untuk %(name)s sedang disiapkan; masuknya yang lama sudah ditutup.")
    messages.success(request, told % {"name": person.name})
    return order


def _page(
    request: PersonRequest, form: RenewalForm, person: Person, template: str, back: str
) -> HttpResponse:
    context = {
        "form": form,
        "one": person,
        "is_active": person.has_usable_password(),
        "back": reverse(back, args=[person.uuid]),
    }
    return render(request, template, context, status=400 if form.errors else 200)
