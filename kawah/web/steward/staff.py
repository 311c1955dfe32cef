"""The people of an agency: who is late, who has no supervisor yet."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.looking import PERSON, number_in, person_in
from kawah.web.steward.people import employees
from kawah.web.steward.roster import GAPS, STATES, roster

ON_A_PAGE = 50
LONGEST = 60
BY_NAME = {state.name: state for state in STATES.values()}


@may(Verb.ADMINISTER)
def staff(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return redirect(_answer_to(request))
    shown, name = request.GET.get("lihat", ""), _typed(request.GET)
    rows = roster(request.scope, on=request.today, shown=shown, name=name)
    if holder := person_in(request.GET):
        rows = rows.filter(uuid=holder)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    words = {key: state.word for key, state in STATES.items()}
    context = {
        "page": page,
        "rows": [(row, BY_NAME[row.state]) for row in page],
        "shown": shown,
        "name": name,
        "filters": [*words.items(), *GAPS.items()],
        "is_gap": shown in GAPS,
    }
    return render(request, "steward/staff.html", context)


def _typed(sent: Mapping[str, str]) -> str:
    return sent.get("cari", "").strip()[:LONGEST]


def _answer_to(request: PersonRequest) -> str:
    """Where what was looked for stands: one person by the number, or those of a name."""
    typed, shown = _typed(request.POST), request.POST.get("lihat", "")
    asked = {}
    if not (number := number_in(typed)):
        asked = {"lihat": shown, "cari": typed}
    elif found := employees(request.scope, on=request.today).filter(nip=number).first():
        asked = {PERSON: str(found.uuid)}
    else:
        messages.warning(request, _("Tidak ada pegawai dengan nomor itu di instansi ini."))
    kept = {name: value for name, value in asked.items() if value}
    return reverse("steward:staff", query=kept)
