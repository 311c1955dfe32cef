"""Which other record is the same person's, and making the two one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.earned.hours.api import together
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.people.doubles import api as doubles
from kawah.people.doubles.api import MergerOpen, MergerOutOfReach, RecordClosed
from kawah.web.shell import doubled, written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.doubled import Side
from kawah.web.steward import double_far, supervisors
from kawah.web.steward.merger_form import MergerForm, beginning
from kawah.web.steward.people import anyone_of, recorded


class Way(Struct, frozen=True):
    """The pages of an audience: of the person, to choose the other, to compare, and after."""

    home: str
    choice: str
    merge: str
    after: str


OURS = Way("steward:employee", "steward:double", "steward:merge", "steward:doubles")
NATIONAL = Way(
    "steward:national_roles_of",
    "steward:national_double",
    "steward:national_merge",
    "steward:national_roles",
)


@may(Verb.ADMINISTER)
def choice(request: PersonRequest, person: UUID) -> HttpResponse:
    return _choice(request, person, OURS)


@may(Verb.GOVERN)
def national_choice(request: PersonRequest, person: UUID) -> HttpResponse:
    return _choice(request, person, NATIONAL)


def _choice(request: PersonRequest, person: UUID, way: Way) -> HttpResponse:
    """What is typed to look for somebody may be a personal number, so it is sent in a form."""
    people = anyone_of(request.scope, on=request.today)
    found = get_object_or_404(people.select_related("agency"), uuid=person)
    typed = request.POST.get("cari", "").strip()[: supervisors.LONGEST]
    known = recorded(request.scope, on=request.today)
    others = known.exclude(pk=found.pk)
    if not typed:
        pairs = doubles.suspected_with(found, known, on=request.today)
        keys = {key for one in pairs for key in (one.first, one.second)}
        others = others.filter(pk__in=keys)
    choices = supervisors.found(others, typed=typed, on=request.today)
    context = {"one": found, "typed": typed, "choices": choices, "way": way}
    if not choices and (far := double_far.found(request, typed)):
        return double_far.page(request, found, far, context)
    return render(request, "steward/double.html", context)


@may(Verb.ADMINISTER)
def merge(request: PersonRequest, person: UUID, other: UUID) -> HttpResponse:
    return _merge(request, person, other, OURS)


@may(Verb.GOVERN)
def national_merge(request: PersonRequest, person: UUID, other: UUID) -> HttpResponse:
    return _merge(request, person, other, NATIONAL)


def _merge(request: PersonRequest, person: UUID, other: UUID, way: Way) -> HttpResponse:
    if person == other:
        raise Http404
    both = [
        get_object_or_404(anyone_of(request.scope, on=request.today), uuid=person),
        get_object_or_404(recorded(request.scope, on=request.today), uuid=other),
    ]
    known = doubled.sides([one.pk for one in both], on=request.today)
    sides = [known[one.pk] for one in both]
    form = MergerForm(request.POST or None, initial=beginning(sides))
    form.between(sides)
    context: dict[str, Any] = {"form": form, "sides": sides, "one": both[0], "way": way}
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        stays, gone = _chosen(form, sides)
        if "sure" not in request.POST:
            minutes = together(both, year=request.today.year)
            context |= {"stays": stays, "gone": gone}
            context["jp"] = written.hours(minutes, on=request.today)
            return render(request, "steward/merge_sure.html", context)
        if _is_asked(request, form, gone=gone.one, stays=stays.one):
            return redirect(way.after)
    status = 400 if form.errors else 200
    return render(request, "steward/merge.html", context, status=status)


def _chosen(form: MergerForm, sides: list[Side]) -> tuple[Side, Side]:
    first, second = sides
    is_first = form.cleaned_data["stays"] == str(first.one.uuid)
    return (first, second) if is_first else (second, first)


def _is_asked(request: PersonRequest, form: MergerForm, *, gone: Person, stays: Person) -> bool:
    try:
        doubles.ask(
            form.cleaned_data["key"],
            gone=gone,
            stays=stays,
            scope=request.scope,
            by=request.person,
            why=form.cleaned_data["reason"],
            now=request.now,
        )
    except MergerOutOfReach:
        form.add_error(
            None,
            _(
                "Salah satu catatan ini di luar jangkauan Anda, atau milik Anda sendiri. Mintalah"
                " admin instansi di atasnya atau admin nasional."
            ),
        )
        return False
    except RecordClosed:
        form.add_error(None, _("Catatan yang tetap dipakai harus milik orang yang masih bekerja."))
        return False
    except MergerOpen:
        form.add_error(None, _("Salah satu catatan ini sudah menunggu penggabungan."))
        return False
    told = _("Diajukan. Kedua catatan %(name)s menjadi satu sesudah orang kedua menyetujui.")
    messages.success(request, told % {"name": stays.name})
    return True
