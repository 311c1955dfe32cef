"""Who may be recorded twice, and what waits to be merged."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.people.doubles import api as doubles
from kawah.people.doubles.api import Likeness, Merger
from kawah.web.shell import doubled
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.doubled import Side
from kawah.web.steward.people import anyone_of, recorded

ON_A_PAGE, MOST_WAITING = 10, 50


class Suspicion(Struct, frozen=True):
    first: Side
    second: Side
    why: str


@may(Verb.ADMINISTER)
def suspicions(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return _answer(request)
    people = anyone_of(request.scope, on=request.today)
    pairs = doubles.suspected(people, on=request.today)
    page = Paginator(pairs, ON_A_PAGE).get_page(request.GET.get("halaman"))
    keys = [key for one in page for key in (one.first, one.second)]
    known = doubled.sides(keys, on=request.today)
    context = {
        "page": page,
        "pairs": [
            Suspicion(known[one.first], known[one.second], str(Likeness(one.why).label))
            for one in page
        ],
        "waiting": doubles.asked_in(recorded(request.scope, on=request.today))[:MOST_WAITING],
    }
    return render(request, "steward/doubles.html", context)


def _answer(request: PersonRequest) -> HttpResponse:
    """Two people are two, or what was asked is asked no more."""
    if (row := _asked(request)) is not None:
        if doubles.withdraw(row, by=request.person, now=request.now):
            told = _("Permintaan untuk %(name)s ditarik; tidak ada yang berubah.")
            messages.success(request, told % {"name": row.stays.name})
        return redirect("steward:doubles")
    first, second = (_one(request, name) for name in ("first", "second"))
    if first is None or second is None or first == second:
        messages.info(request, _("Catatan itu sudah berubah. Periksa lagi daftarnya."))
        return redirect("steward:doubles")
    doubles.tell_apart(first, second, by=request.person, now=request.now)
    told = _("Dicatat: %(name)s adalah dua orang yang berbeda.")
    messages.success(request, told % {"name": first.name})
    return redirect("steward:doubles")


def _asked(request: PersonRequest) -> Merger | None:
    rows: Any = doubles.asked_in(recorded(request.scope, on=request.today))
    key = _uuid(request.POST.get("merger", ""))
    found: Merger | None = rows.filter(uuid=key).first() if key else None
    return found


def _one(request: PersonRequest, name: str) -> Person | None:
    key = _uuid(request.POST.get(name, ""))
    rows = anyone_of(request.scope, on=request.today).select_related("agency")
    return rows.filter(uuid=key).first() if key else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
