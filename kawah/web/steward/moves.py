"""Letting somebody go to another agency, and taking in who comes."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import AccountOutOfReach, TransferOpen
from kawah.people.directory.api import Agency, Person
from kawah.people.rosters.api import Release
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.reason_form import ReasonForm
from kawah.web.steward.people import anyone_of

LONGEST, MOST, ON_A_PAGE = 300, 100, 25


class ReleaseForm(ReasonForm):
    target = forms.ModelChoiceField(
        Agency.objects.none(),
        label=gettext_lazy("Instansi tujuan"),
        empty_label=gettext_lazy("Pilih instansi"),
        to_field_name="uuid",
        error_messages={"required": gettext_lazy("Pilih instansi tujuannya.")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("target", "reason", "key")

    def away_from(self, agency: Agency) -> None:
        target: Any = self.fields["target"]
        target.queryset = Agency.objects.still_open().exclude(pk=agency.pk).order_by("name", "pk")
        target.label_from_instance = lambda one: one.name


@may(Verb.ADMINISTER)
def release(request: PersonRequest, person: UUID) -> HttpResponse:
    rows = anyone_of(request.scope, on=request.today).select_related("agency")
    found = get_object_or_404(rows, uuid=person)
    form = ReleaseForm(request.POST or None, initial={"key": uuid4()})
    form.away_from(found.agency)
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        if "sure" not in request.POST:
            context = {"form": form, "one": found}
            return render(request, "steward/release_sure.html", context)
        if _released(request, form, found):
            return redirect("steward:moves")
    context = {"form": form, "one": found}
    status = 400 if form.errors else 200
    return render(request, "steward/release.html", context, status=status)


def _released(request: PersonRequest, form: ReleaseForm, person: Person) -> bool:
    asked = form.cleaned_data
    try:
        accounts.release(
            asked["key"],
            person,
            target=asked["target"],
            scope=request.scope,
            by=request.person,
            why=asked["reason"],
            now=request.now,
        )
    except AccountOutOfReach:
        form.add_error(None, _("Melepas orang ini di luar jangkauan Anda."))
        return False
    except TransferOpen:
        form.add_error(None, _("Orang ini sudah dilepas dan menunggu diterima instansi lain."))
        return False
    told = _("%(name)s dilepas; ia tetap di sini sampai %(agency)s menerimanya.")
    words = {"name": person.name, "agency": asked["target"].short_name}
    messages.success(request, told % words)
    return True


@may(Verb.ADMINISTER)
def moves(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return _decide(request)
    return _page(request)


def _page(request: PersonRequest, *, fault: str = "", at: str = "") -> HttpResponse:
    context = {
        "page": Paginator(_asked_of(request), ON_A_PAGE).get_page(request.GET.get("halaman")),
        "arriving": accounts.arriving(request.scope)[:MOST],
        "departing": accounts.departing(request.scope)[:MOST],
        "fault": fault,
        "at": at,
    }
    return render(request, "steward/moves.html", context, status=400 if fault else 200)


def _asked_of(request: PersonRequest) -> "QuerySet[Any]":
    """Whom other agencies have put on their lists of people."""
    rows = Release.objects.asked_of(request.scope).filter(decided_at=None)
    return rows.select_related("person", "row__roster__agency").order_by("asked_at", "pk")


def _decide(request: PersonRequest) -> HttpResponse:
    found = _asked(request)
    answer = " ".join(request.POST.get("answer", "").split())[:LONGEST]
    decision = request.POST.get("decision", "")
    if found is None:
        messages.info(request, _("Perpindahan itu sudah diputuskan, atau bukan untuk Anda."))
        return redirect("steward:moves")
    if decision == "refuse" and not answer:
        told = _("Tuliskan mengapa belum diterima, dalam satu kalimat.")
        return _page(request, fault=told, at=str(found.uuid))
    if told := _act(request, found, decision, answer):
        messages.success(request, told % {"name": found.person.name})
    return redirect("steward:moves")


def _act(request: PersonRequest, row: accounts.Transfer, decision: str, answer: str) -> str:
    """Do it; what to say then, or nothing when nothing was changed."""
    who: dict[str, Any] = {"scope": request.scope, "by": request.person, "now": request.now}
    if decision == "accept" and accounts.accept_transfer(row, **who):
        return _("%(name)s kini pegawai instansi Anda. Tetapkan jabatan dan atasannya.")
    if decision == "refuse" and accounts.refuse_transfer(row, answer=answer, **who):
        return _("%(name)s belum diterima; instansi asalnya diberi tahu.")
    if decision == "withdraw" and accounts.withdraw_transfer(row, **who):
        return _("Pelepasan %(name)s ditarik.")
    return ""


def _asked(request: PersonRequest) -> accounts.Transfer | None:
    try:
        key = UUID(request.POST.get("transfer", ""))
    except ValueError:
        return None
    for rows in (accounts.arriving(request.scope), accounts.departing(request.scope)):
        found: accounts.Transfer | None = rows.filter(uuid=key).first()
        if found is not None:
            return found
    return None
