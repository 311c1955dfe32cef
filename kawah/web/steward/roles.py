"""Giving somebody a role, and ending one: by a steward, and by the national admin."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.people.access import api as access
from kawah.people.access.api import Grant, GrantOutOfReach, LastSteward, Role, Verb
from kawah.people.directory.api import Person
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.reason_form import ReasonForm
from kawah.web.steward import supervisors
from kawah.web.steward.people import anyone_of
from kawah.web.steward.role_form import REACHES, RoleForm, beginning


def _found(request: PersonRequest, person: UUID) -> Person:
    rows = anyone_of(request.scope, on=request.today).select_related("agency")
    found: Person = get_object_or_404(rows, uuid=person)
    return found


@may(Verb.ADMINISTER)
def give(request: PersonRequest, person: UUID) -> HttpResponse:
    return _give(request, _found(request, person), "steward:employee")


@may(Verb.GOVERN)
def give_nationally(request: PersonRequest, person: UUID) -> HttpResponse:
    return _give(request, _found(request, person), "steward:national_roles_of")


def _give(request: PersonRequest, person: Person, back: str) -> HttpResponse:
    form = RoleForm(request.POST or None, initial=beginning(request.today))
    form.within(person, scope=request.scope, today=request.today)
    context = {"form": form, "one": person, "back": back}
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        if "sure" not in request.POST:
            return _ask(request, form, context)
        if _gave(request, form):
            return redirect(back, person.uuid)
    status = 400 if form.errors else 200
    return render(request, "steward/role_give.html", context, status=status)


def _ask(request: PersonRequest, form: RoleForm, context: dict[str, object]) -> HttpResponse:
    """Whether this is really meant, and whether a second person will be asked."""
    wanted = form.wanted()
    told = {
        "wanted": wanted,
        "role": wanted.role.label,
        "reach": wanted.unit or REACHES[wanted.reach],
        "matters": wanted.role in access.MATTER,
    }
    return render(request, "steward/role_give_sure.html", context | told)


def _gave(request: PersonRequest, form: RoleForm) -> bool:
    wanted, asked = form.wanted(), form.cleaned_data
    try:
        made = access.ask_grant(
            asked["key"],
            wanted,
            scope=request.scope,
            by=request.person,
            why=asked["reason"],
            now=request.now,
        )
    except GrantOutOfReach:
        form.add_error(None, _("Peran ini di luar jangkauan Anda, atau untuk Anda sendiri."))
        return False
    words = {
        "role": wanted.role.label,
        "name": wanted.person.name,
        "day": written.day(wanted.until),
    }
    if isinstance(made, Grant):
        told = _("%(name)s kini memegang peran %(role)s sampai %(day)s.") % words
        messages.success(request, told)
    else:
        messages.success(request, _("Permintaan untuk %(name)s menunggu persetujuan.") % words)
    return True


@may(Verb.ADMINISTER)
def end(request: PersonRequest, person: UUID, grant: int) -> HttpResponse:
    return _end(request, _found(request, person), grant, "steward:employee")


@may(Verb.GOVERN)
def end_nationally(request: PersonRequest, person: UUID, grant: int) -> HttpResponse:
    return _end(request, _found(request, person), grant, "steward:national_roles_of")


def _end(request: PersonRequest, person: Person, grant: int, back: str) -> HttpResponse:
    rows = Grant.objects.filter(person=person).select_related("person__agency", "agency", "unit")
    row = get_object_or_404(rows, pk=grant)
    form = ReasonForm(request.POST or None)
    context = {"form": form, "one": person, "grant": row, "back": back}
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        if "sure" not in request.POST:
            return render(request, "steward/role_end_sure.html", context)
        if _ended(request, form, row):
            return redirect(back, person.uuid)
    status = 400 if form.errors else 200
    return render(request, "steward/role_end.html", context, status=status)


def _ended(request: PersonRequest, form: ReasonForm, row: Grant) -> bool:
    why = form.cleaned_data["reason"]
    try:
        access.end_grant(row, scope=request.scope, by=request.person, why=why, now=request.now)
    except GrantOutOfReach:
        form.add_error(None, _("Peran ini di luar jangkauan Anda."))
        return False
    except LastSteward:
        told = _("Ini satu-satunya admin instansi itu. Beri dahulu peran itu kepada orang lain.")
        form.add_error(None, told)
        return False
    told = _("Peran %(role)s untuk %(name)s sudah berakhir.")
    words = {"role": Role(row.role).label, "name": row.person.name}
    messages.success(request, told % words)
    return True


@may(Verb.GOVERN)
def national_roles_of(request: PersonRequest, person: UUID) -> HttpResponse:
    found = _found(request, person)
    context = {"one": found, "grants": access.grants_of(found, on=request.today)}
    return render(request, "steward/national_roles_of.html", context)


@may(Verb.GOVERN)
def national_roles(request: PersonRequest) -> HttpResponse:
    """Whom to give a role: looked for by number, address or name, in a form."""
    typed = request.POST.get("cari", "").strip()[: supervisors.LONGEST]
    people = anyone_of(request.scope, on=request.today)
    found = (
        supervisors.choices(people, request.person, typed=typed, on=request.today) if typed else []
    )
    holders = Grant.objects.in_force(on=request.today).filter(role=Role.NATIONAL)
    context = {
        "typed": typed,
        "choices": found,
        "holders": holders.select_related("person__agency").order_by("person__name", "pk"),
    }
    return render(request, "steward/national_roles.html", context)
