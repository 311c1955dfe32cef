"""The whole trail of an agency, or of the nation, and looking for something in it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import searching, telling, trail
from kawah.web.steward.acts import AREAS, acts_of
from kawah.web.steward.looking import PERSON, number_in
from kawah.web.steward.people import anyone_of


@may(Verb.ADMINISTER)
def feed(request: PersonRequest) -> HttpResponse:
    return _feed(request, "steward:feed")


@may(Verb.GOVERN)
def national_feed(request: PersonRequest) -> HttpResponse:
    return _feed(request, "steward:national_feed")


def _feed(request: PersonRequest, name: str) -> HttpResponse:
    if request.method == "POST":
        return redirect(_answer_to(request, name))
    asked = searching.asked_in(request.GET)
    rows = trail.changes_in(request.scope, on=request.today)
    found = searching.narrowed(rows, asked, scope=request.scope, on=request.today)
    page = searching.page_of(found, older_than=request.GET.get("sebelum", ""))
    context = {
        "steps": telling.in_detail(page.rows),
        "older": page.older,
        "is_first": page.is_first,
        "asked": asked,
        "holder": _holder(request, asked),
        "is_narrowed": any(asked.get(field) for field in ("apa", "dari", "hingga")),
        "areas": [(key, word, list(acts_of(key))) for key, (word, _starts) in AREAS.items()],
        "here": reverse(name),
        "is_national": name == "steward:national_feed",
    }
    return render(request, "steward/feed.html", context)


def _holder(request: PersonRequest, asked: dict[str, str]) -> str:
    """The name of the person whose changes are shown."""
    if PERSON not in asked:
        return ""
    people = anyone_of(request.scope, on=request.today).filter(uuid=asked[PERSON])
    return people.values_list("name", flat=True).first() or ""


def _answer_to(request: PersonRequest, name: str) -> str:
    """What was asked, in an address that holds no personal number."""
    asked = searching.asked_in(request.POST)
    if number := number_in(asked.get("cari", "")):
        del asked["cari"]
        people = anyone_of(request.scope, on=request.today)
        found: Person | None = people.filter(nip=number).first()
        if found is None:
            messages.warning(request, _("Tidak ada pegawai dengan nomor itu dalam jangkauan Anda."))
            return reverse(name)
        asked[PERSON] = str(found.uuid)
    return reverse(name, query=asked)
