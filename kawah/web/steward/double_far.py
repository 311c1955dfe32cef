"""A record of somebody in another agency: named by its whole number alone, decided over there."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.people.accounts.api import at_work_or_left
from kawah.people.directory.api import Person
from kawah.people.doubles import api as doubles
from kawah.people.doubles.api import MergerOpen, MergerOutOfReach, RecordClosed
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.looking import number_in
from kawah.web.shell.reason_form import ReasonForm
from kawah.web.steward.people import recorded

WHOLE = 18


class FarForm(ReasonForm):
    key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("reason", "key")


def found(request: PersonRequest, typed: str) -> Person | None:
    """Who has this number in an agency that is out of reach; nobody by a part of it or a name."""
    number = number_in(typed)
    if len(number) != WHOLE or not request.scope.has_agencies:
        return None
    rows: Any = at_work_or_left(Person.objects.filter(nip=number)).select_related("agency")
    ours = recorded(request.scope, on=request.today).filter(nip=number)
    far: Person | None = rows.exclude(pk__in=ours.values("pk")).first()
    return far


def page(request: PersonRequest, one: Person, far: Person, context: dict[str, Any]) -> HttpResponse:
    """Why the two are one, asked twice; the number stands in a form and in no address."""
    is_sent = "key" in request.POST
    form = FarForm(request.POST if is_sent else None, initial={"key": uuid4()})
    context |= {"form": form, "far": far}
    if is_sent and form.is_valid() and "back" not in request.POST:
        if "sure" not in request.POST:
            return render(request, "steward/double_far_sure.html", context)
        if _is_asked(request, form, gone=far, stays=one):
            return redirect("steward:doubles")
    status = 400 if form.errors else 200
    return render(request, "steward/double_far.html", context, status=status)


def _is_asked(request: PersonRequest, form: FarForm, *, gone: Person, stays: Person) -> bool:
    try:
        doubles.ask_far(
            form.cleaned_data["key"],
            gone=gone,
            stays=stays,
            scope=request.scope,
            by=request.person,
            why=form.cleaned_data["reason"],
            now=request.now,
        )
    except (MergerOutOfReach, RecordClosed):
        form.add_error(None, _("Penggabungan ini di luar jangkauan Anda. Mintalah admin nasional."))
        return False
    except MergerOpen:
        form.add_error(None, _("Salah satu catatan ini sudah menunggu penggabungan."))
        return False
    told = _("Diajukan kepada %(agency)s. Kedua catatan menjadi satu sesudah disetujui di sana.")
    messages.success(request, told % {"agency": gone.agency.short_name})
    return True
