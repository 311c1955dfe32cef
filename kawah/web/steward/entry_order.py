"""Giving everyone who cannot sign in yet a code: by mail, or on a sheet to be cut."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.people.directory.api import Agency, Reach, Scope, Unit
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.ways import WAYS, way_field


class OrderForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Untuk siapa"),
        help_text=gettext_lazy("Hanya yang belum mempunyai kata sandi. Unit di bawahnya ikut."),
        empty_label=gettext_lazy("Semua pegawai dalam jangkauan Anda"),
        required=False,
    )
    way = way_field()
    renews = forms.BooleanField(
        label=gettext_lazy("Ganti juga kode yang masih berlaku"),
        help_text=gettext_lazy("Lembar atau surat yang sudah dibagikan tidak dapat dipakai lagi."),
        required=False,
    )

    def within(self, scope: Scope, agency: Agency) -> None:
        """Say whose units there are."""
        units: Any = self.fields["unit"]
        rows = Unit.objects.filter(agency=agency)
        if scope.reach == Reach.UNIT:
            rows = rows.filter(path__startswith=scope.unit_path)
        units.queryset = rows.order_by("name", "pk")


class Counts(Struct, frozen=True):
    """Whom an order would reach."""

    people: int
    mailed: int

    @property
    def printed(self) -> int:
        return self.people - self.mailed


@may(Verb.ADMINISTER)
def new_order(request: PersonRequest) -> HttpResponse:
    agency = _agency_of(request)
    initial = {"key": uuid4(), "way": "mail"}
    form = OrderForm(request.POST or None, initial=initial)
    form.within(request.scope, agency)
    if request.method != "POST" or not form.is_valid() or "back" in request.POST:
        status = 400 if form.errors else 200
        return render(request, "steward/entry_order.html", {"form": form}, status=status)
    counts = _counts(request, form.cleaned_data)
    if not counts.people:
        form.add_error("unit", _("Tidak ada yang memerlukan kode: semua sudah dapat masuk."))
        return render(request, "steward/entry_order.html", {"form": form}, status=400)
    if "sure" not in request.POST:
        context = {"form": form, "counts": counts, "way": WAYS[form.cleaned_data["way"]]}
        return render(request, "steward/entry_order_sure.html", context)
    return _order(request, form, agency)


def _agency_of(request: PersonRequest) -> Agency:
    return request.grant.agency if request.grant and request.grant.agency else request.person.agency


def _counts(request: PersonRequest, asked: dict[str, Any]) -> Counts:
    people = accounts.within_power(request.scope, on=request.today)
    is_alike = accounts.is_alike(request.scope, on=request.today)
    rows = accounts.without_password(
        people.exclude(is_alike, email=None),
        unit=asked["unit"],
        renews=asked["renews"],
        now=request.now,
    )
    has_address = rows.exclude(email=None)
    if asked["way"] != "mail":
        has_address = has_address.filter(is_alike)
    return Counts(people=rows.count(), mailed=has_address.count())


def _order(request: PersonRequest, form: OrderForm, agency: Agency) -> HttpResponse:
    asked = form.cleaned_data
    order, is_new = accounts.order_slips(
        asked["key"],
        agency=agency,
        unit=asked["unit"] or _own_unit(request),
        scope=request.scope,
        by=request.person,
        by_mail=asked["way"] == "mail",
        renews=asked["renews"],
        now=request.now,
    )
    told = _("Kode sedang disiapkan; halaman ini boleh ditutup.")
    messages.success(request, told if is_new else _("Permintaan ini sudah diterima sebelumnya."))
    return redirect("steward:entry_slips", order.uuid)


def _own_unit(request: PersonRequest) -> Unit | None:
    return request.grant.unit if request.grant else None
