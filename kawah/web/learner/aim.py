"""Choosing the post one aims at: it is looked for by name, and given up as easily."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.guidance.planning import api as planning
from kawah.people.access.api import Verb
from kawah.people.directory import api as directory
from kawah.people.directory.api import Position
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

LONGEST, MOST = 80, 20
NONE = "tanpa"


@may(Verb.LEARN)
def aim(request: PersonRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    chosen = request.POST.get("position", "")
    position = None if chosen == NONE else _position(request, chosen)
    if position is None and chosen != NONE:
        return _page(request, error=_("Pilih sebuah jabatan dari daftar."))
    planning.aim(request.person, position, by=request.person, now=request.now)
    told = (
        _("Jabatan yang Anda tuju kini %(post)s.") % {"post": position.name}
        if position
        else _("Jabatan yang dituju sudah dihapus.")
    )
    messages.success(request, told)
    return redirect("learner:competencies")


def _position(request: PersonRequest, key: str) -> Position | None:
    try:
        return directory.positions_of(request.person.agency).filter(uuid=UUID(key)).first()
    except ValueError:
        return None


def _page(request: PersonRequest, error: str = "") -> HttpResponse:
    typed = request.GET.get("cari", "").strip()[:LONGEST]
    rows = directory.positions_of(request.person.agency).filter(name__icontains=typed)
    found = list(rows.order_by("kind", "name", "pk")[: MOST + 1])
    context = {
        "aim": request.person.target_position,
        "typed": typed,
        "positions": found[:MOST],
        "is_more": len(found) > MOST,
        "error": error,
    }
    return render(request, "learner/aim.html", context, status=400 if error else 200)
