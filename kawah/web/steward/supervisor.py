"""Naming the supervisor of someone: those of the same unit are proposed, others are looked for."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.people.access.api import Role, Verb, grants_of, name_supervisor
from kawah.people.directory.api import Person, SupervisionCircle, current
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import supervisors
from kawah.web.steward.people import anyone_of


@may(Verb.ADMINISTER)
def supervisor(request: PersonRequest, person: UUID) -> HttpResponse:
    """What is typed to look for somebody may be a personal number, so it is sent in a form."""
    found = get_object_or_404(anyone_of(request.scope, on=request.today), uuid=person)
    typed = request.POST.get("supervisor", "")
    if request.method != "POST" or not typed:
        return _page(request, found, "")
    chosen = supervisors.chosen(anyone_of(request.scope, on=request.today), typed)
    if chosen is not None and "sure" not in request.POST:
        return _ask(request, found, chosen)
    if error := _name(request, found, chosen):
        return _page(request, found, error)
    return redirect("steward:employee", person)


def _ask(request: PersonRequest, person: Person, chosen: Person) -> HttpResponse:
    """Whether this is really meant: it lets somebody see the learning of another."""
    roles = {row.role for row in grants_of(chosen, on=request.today)}
    context = {
        "one": person,
        "chosen": chosen,
        "post": current(chosen, on=request.today),
        "held": supervisors.held_by(person, on=request.today),
        "is_new": Role.SUPERVISOR not in roles,
    }
    return render(request, "steward/supervisor_sure.html", context)


def _name(request: PersonRequest, person: Person, supervisor: Person | None) -> str:
    """Name the supervisor; why that is refused, if it is."""
    if supervisor is None:
        return _("Pilih seorang atasan dari daftar.")
    try:
        name_supervisor(
            person, supervisor=supervisor, by=request.person, on=request.today, now=request.now
        )
    except SupervisionCircle:
        told = _("%(supervisor)s berada di bawah %(person)s, jadi tidak dapat menjadi atasannya.")
        return told % {"supervisor": supervisor.name, "person": person.name}
    told = _("Atasan %(person)s kini %(supervisor)s.")
    messages.success(request, told % {"person": person.name, "supervisor": supervisor.name})
    return ""


def _page(request: PersonRequest, person: Person, error: str) -> HttpResponse:
    typed = request.POST.get("cari", "").strip()[: supervisors.LONGEST]
    everyone = anyone_of(request.scope, on=request.today).exclude(pk=person.pk)
    context = {
        "one": person,
        "post": current(person, on=request.today),
        "held": supervisors.held_by(person, on=request.today),
        "typed": typed,
        "choices": supervisors.choices(everyone, person, typed=typed, on=request.today),
        "error": error,
    }
    return render(request, "steward/supervisor.html", context, status=400 if error else 200)
