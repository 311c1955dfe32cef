"""The people of an agency: who is late, who has no supervisor yet."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kawah.insight.analytics.api import Page, only, page_of
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.looking import PERSON, number_in
from kawah.web.steward import roster
from kawah.web.steward.people import employees

MOST_UNITS = 300  # in one field of choice
BY_NAME = {state.name: state for state in roster.STATES.values()}


@may(Verb.ADMINISTER)
def staff(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return redirect(_answer_to(request))
    page, asked = _page(request), roster.asked_in(request.GET)
    words = {key: state.word for key, state in roster.STATES.items()}
    units = list(roster.units_of(request.scope)[:MOST_UNITS])
    context = {
        "page": page,
        "rows": [(row, BY_NAME[row.state]) for row in page.rows],
        "shown": asked.get("lihat", ""),
        "name": asked.get("cari", ""),
        "asked": asked,
        "is_narrowed": any(asked.get(name) for name in roster.NARROWED[1:]),
        "units": units,
        "is_several": len({unit.agency__short_name for unit in units}) > 1,
        "kinds": [(kind.value, kind.label) for kind in roster.KINDS],
        "orders": roster.ORDERS.items(),
        "filters": [*words.items(), *roster.GAPS.items()],
        "is_gap": asked.get("lihat", "") in roster.GAPS,
        "key": uuid4(),
    }
    return render(request, "steward/staff.html", context)


def _page(request: PersonRequest) -> Page:
    """The page asked for; a person whom the address names is one by themselves."""
    sent = request.GET
    if holder := roster.person_in(sent, PERSON):
        return only(request.scope, holder, on=request.today)
    return page_of(
        request.scope,
        roster.choice_in(sent),
        on=request.today,
        after=roster.person_in(sent, "sesudah"),
        before=roster.person_in(sent, "sebelum"),
    )


def _answer_to(request: PersonRequest) -> str:
    """Where what was looked for stands: one person by the number, or those of a name."""
    sent = request.POST
    if not (number := number_in(roster.typed_in(sent))):
        return reverse("steward:staff", query=roster.asked_in(sent))
    found = employees(request.scope, on=request.today).filter(nip=number).first()
    if found is None:
        messages.warning(request, _("Tidak ada pegawai dengan nomor itu di instansi ini."))
        return reverse("steward:staff")
    return reverse("steward:staff", query={PERSON: str(found.uuid)})
