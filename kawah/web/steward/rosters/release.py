"""Letting somebody go to another agency, or keeping them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.directory.api import current
from kawah.people.rosters.api import Release, ReleaseDecided, ReleaseOutOfReach, decide
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.ADMINISTER)
def release(request: PersonRequest, release: UUID) -> HttpResponse:
    rows = Release.objects.asked_of(request.scope)
    held = get_object_or_404(
        rows.select_related("person", "row__roster__agency", "agency"), uuid=release
    )
    answer = request.POST.get("putusan", "")
    if request.method != "POST" or answer not in ("lepas", "tetap"):
        post = current(held.person, on=request.today)
        return render(request, "steward/roster_release.html", {"release": held, "post": post})
    try:
        decide(
            held,
            is_granted=answer == "lepas",
            scope=request.scope,
            by=request.person,
            now=request.now,
        )
    except ReleaseOutOfReach:
        told = _(
            "%(person)s memegang peran yang jangkauannya lebih luas dari peran Anda. Ia dapat "
            "dilepas sesudah peran itu berakhir; mintalah admin nasional."
        )
        messages.error(request, told % {"person": held.person.name})
        return redirect("steward:roster_release", release)
    except ReleaseDecided:
        messages.info(request, _("Permintaan ini sudah diputuskan."))
        return redirect("steward:moves")
    told = {
        "lepas": _("%(person)s dilepas ke %(agency)s."),
        "tetap": _("%(person)s tetap di instansi ini; %(agency)s diberi tahu."),
    }[answer]
    words = {"person": held.person.name, "agency": held.row.roster.agency.name}
    messages.success(request, told % words)
    return redirect("steward:moves")
