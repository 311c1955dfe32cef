"""Naming the superior of someone: those of the same unit are proposed, others are looked for."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb, name_supervisor
from kawah.people.directory.api import Person, SupervisionCircle, current
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import superiors
from kawah.web.steward.reach import anyone_of


@may(Verb.ADMINISTER)
def superior(request: PersonRequest, person: UUID) -> HttpResponse:
    """What is typed to look for somebody may be a personal number, so it is sent in a form."""
    found = get_object_or_404(anyone_of(request.scope), uuid=person)
    error = ""
    if request.method == "POST" and (chosen := request.POST.get("superior", "")):
        error = _name(request, found, superiors.chosen(anyone_of(request.scope), chosen))
        if not error:
            return redirect("steward:superior", person)
    return _page(request, found, error)


def _name(request: PersonRequest, person: Person, superior: Person | None) -> str:
    """Name the superior; why that is refused, if it is."""
    if superior is None:
        return _("Pilih seorang atasan dari daftar.")
    try:
        name_supervisor(
            person, supervisor=superior, by=request.person, on=request.today, now=request.now
        )
    except SupervisionCircle:
        told = _("%(superior)s berada di bawah %(person)s, jadi tidak dapat menjadi atasannya.")
        return told % {"superior": superior.name, "person": person.name}
    told = _("Atasan %(person)s kini %(superior)s.")
    messages.success(request, told % {"person": person.name, "superior": superior.name})
    return ""


def _page(request: PersonRequest, person: Person, error: str) -> HttpResponse:
    typed = request.POST.get("cari", "").strip()[: superiors.LONGEST]
    everyone = anyone_of(request.scope).exclude(pk=person.pk)
    context = {
        "one": person,
        "post": current(person, on=request.today),
        "held": superiors.held_by(person, on=request.today),
        "typed": typed,
        "choices": superiors.choices(everyone, person, typed=typed, on=request.today),
        "error": error,
    }
    return render(request, "steward/superior.html", context, status=400 if error else 200)
