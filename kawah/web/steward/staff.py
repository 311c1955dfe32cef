"""The people of an agency: who is late, who has no supervisor yet."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.reach import agencies_of
from kawah.web.steward.roster import GAPS, STATES, roster

ON_A_PAGE = 50
LONGEST = 60
BY_NAME = {state.name: state for state in STATES.values()}


@may(Verb.ADMINISTER)
def staff(request: PersonRequest) -> HttpResponse:
    shown = request.GET.get("lihat", "")
    name = request.GET.get("cari", "").strip()[:LONGEST]
    agencies = agencies_of(request.scope)
    rows = roster(agencies, on=request.today, shown=shown, name=name)
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
