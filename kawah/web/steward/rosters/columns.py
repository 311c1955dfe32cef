"""Saying what the columns of a file mean."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.rosters import api as rosters
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rosters import reach


@may(Verb.ADMINISTER)
def columns(request: PersonRequest, roster: UUID) -> HttpResponse:
    held = reach.found(request, roster)
    if held.stage not in (rosters.Stage.READ, rosters.Stage.JUDGED):
        return reach.back(request, roster)
    asked = rosters.sampled(held)
    if request.method != "POST":
        return _page(request, held, asked, list(held.meant), [])
    width = max((one.place for one in asked), default=0) + 1
    known = {column.key for column in rosters.COLUMNS}
    sent = [request.POST.get(f"kolom-{place}", "") for place in range(width)]
    meant = [key if key in known else "" for key in sent]
    try:
        rosters.mean(held, meant)
    except rosters.MappingRefused as refusal:
        return _page(request, held, asked, meant, _told(refusal))
    except rosters.RosterMoved:
        return reach.back(request, roster)
    return redirect("steward:roster", roster)


def _told(refusal: rosters.MappingRefused) -> list[tuple[int | None, str]]:
    """Each fault in a sentence, with the place of the field where there is one."""
    titles = {column.key: column.heading for column in rosters.COLUMNS}
    twice = _("%(column)s dipilih dua kali. Pilih satu kolom saja.")
    absent = _("Pilih kolom yang berisi %(column)s.")
    return [
        (place, twice % {"column": titles[said]})
        if place is not None
        else (None, absent % {"column": said})
        for place, said in refusal.faults
    ]


def _page(
    request: PersonRequest,
    held: rosters.Roster,
    asked: list[rosters.Sampled],
    meant: list[str],
    faults: list[tuple[int | None, str]],
) -> HttpResponse:
    wrong = dict(faults)
    fields = [
        (one, meant[one.place] if one.place < len(meant) else "", wrong.get(one.place, ""))
        for one in asked
    ]
    context = {"roster": held, "fields": fields, "faults": faults, "columns": rosters.COLUMNS}
    return render(request, "steward/roster_columns.html", context, status=400 if faults else 200)
