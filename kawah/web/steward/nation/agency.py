"""Founding an agency, and changing what is kept about one."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.people.directory import api as directory
from kawah.people.directory.api import Agency
from kawah.records.api import Change
from kawah.web.shell import telling
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.nation.agency_form import (
    AgencyForm,
    ChangedAgencyForm,
    NewAgencyForm,
    initial_of,
)


@may(Verb.GOVERN)
def new(request: PersonRequest) -> HttpResponse:
    form = NewAgencyForm(request.POST or None)
    form.within()
    if request.method == "POST" and form.is_valid():
        code, facts = form.cleaned_data["code"], form.facts()
        if tried(
            form, lambda: directory.open_agency(code, facts, by=request.person, now=request.now)
        ):
            told = _("%(name)s sudah dibuat. Berikutnya: daftarkan admin pertamanya.")
            messages.success(request, told % {"name": facts.name})
            made = Agency.objects.get(code=code)
            return redirect("steward:first_admin", made.uuid)
    status = 400 if form.errors else 200
    return render(request, "steward/agency_new.html", {"form": form}, status=status)


@may(Verb.GOVERN)
def change(request: PersonRequest, agency: UUID) -> HttpResponse:
    held = get_object_or_404(Agency.objects.select_related("parent"), uuid=agency)
    form = ChangedAgencyForm(request.POST or None, initial=initial_of(held))
    form.within(held)
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        if _moves(form, held) and "sure" not in request.POST:
            context = {"form": form, "agency": held, "below": _below(held)}
            return render(request, "steward/agency_sure.html", context)
        if _changed(request, form, held):
            return redirect("steward:agencies")
    context = {
        "form": form,
        "agency": held,
        "steps": steps_of(held),
        "awaits_steward": accounts.awaits_steward(held),
    }
    return render(request, "steward/agency.html", context, status=400 if form.errors else 200)


def _moves(form: AgencyForm, held: Agency) -> bool:
    """Whether other people would see it afterwards."""
    parent: Agency | None = form.cleaned_data["parent"]
    return parent != held.parent


def _below(held: Agency) -> int:
    return Agency.objects.under(held.path).count() - 1


def _changed(request: PersonRequest, form: ChangedAgencyForm, held: Agency) -> bool:
    facts, why = form.facts(), form.cleaned_data["reason"]

    def act() -> None:
        is_new = directory.amend_agency(held, facts, by=request.person, why=why, now=request.now)
        told = _("%(name)s sudah diubah.") if is_new else _("Tidak ada yang diubah di %(name)s.")
        messages.success(request, told % {"name": facts.name})

    return tried(form, act)


def tried(form: AgencyForm, act: Callable[[], object]) -> bool:
    """False when it was refused, with the reason at its field."""
    try:
        act()
    except directory.CodeTaken:
        form.add_error("code", _("Kode ini sudah dipakai instansi lain. Pilih kode lain."))
    except directory.UnderItself:
        form.add_error("parent", _("Instansi itu ada di bawah instansi ini. Pilih yang lain."))
    except directory.ParentClosed:
        form.add_error("parent", _("Instansi itu baru saja ditutup. Pilih yang lain."))
    except directory.TooDeep:
        form.add_error("parent", _("Susunannya menjadi terlalu dalam. Pilih yang lebih tinggi."))
    return form.is_valid()


def steps_of(held: Agency) -> list[telling.Step]:
    rows = Change.objects.filter(subject=f"agency/{held.uuid}").order_by("-at", "-pk")
    return telling.in_detail(list(rows[:20]))
