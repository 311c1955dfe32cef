"""What an act is to be done with: asked for on a page of its own, said back on the next."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct, field

from kawah.people.directory.api import current
from kawah.people.errands.api import Act
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import roster, supervisors
from kawah.web.steward.leavers import LeavingForm
from kawah.web.steward.people import anyone_of
from kawah.web.steward.ways import WAYS, way_field

MOST = 20
Fact = tuple[Promise, Any]


class CodesForm(forms.Form):
    way = way_field()
    renews = forms.BooleanField(
        label=_("Ganti juga kode yang masih berlaku"),
        help_text=_("Lembar atau surat yang sudah dibagikan tidak dapat dipakai lagi."),
        required=False,
    )


class Said(Struct, frozen=True):
    """Terms that are whole: as the act reads them, in words, and as a form sends them again."""

    terms: dict[str, Any]
    facts: list[Fact]
    hidden: list[tuple[str, Any]]
    why: str = ""


class Asked(Struct, frozen=True):
    """A page that asks, and what it was answered as far as that is whole."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    said: Said | None = None
    is_wrong: bool = False


def asked(request: PersonRequest, act: str) -> Asked:
    return ASKING[act](request)


def _typed(request: PersonRequest) -> str:
    return request.POST.get("cari", "").strip()[: supervisors.LONGEST]


def _supervisor(request: PersonRequest) -> Asked:
    people, typed = anyone_of(request.scope, on=request.today), _typed(request)
    rows = supervisors.found(people, typed=typed, on=request.today) if typed else []
    choices = [
        (one.uuid, one.name, " · ".join(part for part in (one.post, one.unit) if part))
        for one in rows
    ]
    context = {
        "name": "supervisor",
        "typed": typed,
        "choices": choices,
        "asks": _("Cari atasan: nama, NIP, atau surel"),
        "none": _("Tidak ada pegawai yang cocok di instansi ini. Periksa ejaannya."),
    }
    return Asked("errand_search", context, _boss_said(request, people, typed))


def _boss_said(request: PersonRequest, people: "QuerySet[Any]", typed: str) -> Said | None:
    found = supervisors.chosen(people, request.POST.get("supervisor", ""))
    if found is None:
        return None
    post = current(found, on=request.today)
    shown = f"{found.name} · {post.position.name}, {post.unit.name}" if post else found.name
    return Said(
        {"supervisor": str(found.uuid)},
        [(_("Atasan baru"), shown)],
        [("supervisor", str(found.uuid)), ("cari", typed)],
    )


def _unit(request: PersonRequest) -> Asked:
    units, typed = roster.units_of(request.scope), _typed(request)
    rows = units.filter(name__icontains=typed) if typed else units
    context = {
        "name": "unit",
        "typed": typed,
        "choices": [(one.pk, one.name, one.agency__short_name) for one in rows[:MOST]],
        "asks": _("Cari unit kerja"),
        "none": _("Tidak ada unit yang cocok. Periksa ejaannya; unit baru masuk lewat impor."),
    }
    return Asked("errand_search", context, _unit_said(request, units, typed))


def _unit_said(request: PersonRequest, units: "QuerySet[Any]", typed: str) -> Said | None:
    key = request.POST.get("unit", "")
    is_key = key.isdecimal() and len(key) < 18
    found = units.filter(pk=int(key)).first() if is_key else None
    if found is None:
        return None
    shown = f"{found.name} ({found.agency__short_name})"
    return Said(
        {"unit": found.pk}, [(_("Unit baru"), shown)], [("unit", str(found.pk)), ("cari", typed)]
    )


def _leaving(request: PersonRequest) -> Asked:
    form = LeavingForm(request.POST or None, initial={"last_day": request.today})
    form.today = request.today
    if not form.is_valid():
        return Asked("errand_form", {"form": form}, is_wrong=bool(form.errors))
    day, why = form.cleaned_data["last_day"], form.cleaned_data["reason"]
    said = Said(
        {"last_day": day.isoformat()},
        [(_("Hari terakhir bekerja"), date_format(day, "DATE_FORMAT")), (_("Alasan"), why)],
        _hidden(form),
        why=why,
    )
    return Asked("errand_form", {"form": form}, said)


def _codes(request: PersonRequest) -> Asked:
    form = CodesForm(request.POST or None, initial={"way": "mail"})
    if not form.is_valid():
        return Asked("errand_form", {"form": form}, is_wrong=bool(form.errors))
    way, renews = form.cleaned_data["way"], form.cleaned_data["renews"]
    said = Said(
        {"by_mail": way == "mail", "renews": renews},
        [(_("Cara menyampaikan"), WAYS[way])],
        _hidden(form),
    )
    return Asked("errand_form", {"form": form}, said)


def _hidden(form: forms.Form) -> list[tuple[str, Any]]:
    return [(one.html_name, one.value()) for one in form]


ASKING: Mapping[str, Callable[[PersonRequest], Asked]] = {
    Act.SUPERVISOR: _supervisor,
    Act.UNIT: _unit,
    Act.LEAVING: _leaving,
    Act.CODES: _codes,
}
