"""Taking off the second step of somebody whose phone is gone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import AccountOutOfReach
from kawah.people.directory.api import Person
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.reason_form import ReasonForm
from kawah.web.steward.people import anyone_of


@may(Verb.ADMINISTER)
def factor_off(request: PersonRequest, person: UUID) -> HttpResponse:
    """The reason first; then the question whether this is really meant."""
    found = get_object_or_404(anyone_of(request.scope, on=request.today), uuid=person)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        if "sure" not in request.POST:
            return _page(request, form, found, "steward/factor_off_sure.html")
        if _take_off(request, form, found):
            return redirect("steward:employee", person)
    return _page(request, form, found, "steward/factor_off.html")


def _take_off(request: PersonRequest, form: ReasonForm, person: Person) -> bool:
    try:
        is_off = accounts.take_off(
            person,
            scope=request.scope,
            by=request.person,
            why=form.cleaned_data["reason"],
            now=request.now,
        )
    except AccountOutOfReach:
        told = _("Langkah kedua %(name)s dilepas oleh orang lain yang jangkauannya cukup luas.")
        form.add_error(None, told % {"name": person.name})
        return False
    told = _("%(name)s kini masuk dengan kata sandi saja, dan sudah diberi tahu.")
    if not is_off:
        told = _("%(name)s tidak mempunyai langkah kedua.")
    messages.success(request, told % {"name": person.name})
    return True


def _page(request: PersonRequest, form: ReasonForm, person: Person, template: str) -> HttpResponse:
    context = {"form": form, "one": person}
    return render(request, template, context, status=400 if form.errors else 200)
