"""Deciding whether two records become one: both stand side by side, with what would happen."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.earned.hours.api import together
from kawah.people.doubles import api as doubles
from kawah.people.doubles.api import Merger, RecordClosed
from kawah.web.shell import doubled, written
from kawah.web.shell.asking import PersonRequest

LONGEST = 300


def look(request: PersonRequest, key: str) -> HttpResponse:
    """One request with all that it would do."""
    found = _asked(request, key)
    return _gone(request) if found is None else _page(request, found)


def decide(request: PersonRequest) -> HttpResponse:
    found = _asked(request, request.POST.get("merger", ""))
    if found is None:
        return _gone(request)
    answer = " ".join(request.POST.get("answer", "").split())[:LONGEST]
    if request.POST.get("decision") != "refuse":
        return _approve(request, found)
    if not answer:
        return _page(request, found, fault=_("Tuliskan mengapa ditolak, dalam satu kalimat."))
    if doubles.refuse(found, by=request.person, answer=answer, now=request.now):
        told = _("Kedua catatan %(name)s tetap dua; yang meminta diberi tahu.")
        messages.success(request, told % {"name": found.stays.name})
    return redirect("public:approvals")


def _approve(request: PersonRequest, row: Merger) -> HttpResponse:
    try:
        is_done = doubles.approve(row, by=request.person, now=request.now)
    except RecordClosed:
        is_done = False
    if not is_done:
        return _gone(request)
    told = _("Kedua catatan %(name)s kini satu.")
    messages.success(request, told % {"name": row.stays.name})
    return redirect("public:approvals")


def _gone(request: PersonRequest) -> HttpResponse:
    messages.info(request, _("Permintaan itu sudah diputuskan, atau bukan untuk Anda."))
    return redirect("public:approvals")


def _page(request: PersonRequest, row: Merger, *, fault: str = "") -> HttpResponse:
    both = [row.stays, row.gone]
    known = doubled.sides([one.pk for one in both], on=request.today)
    context = {
        "row": row,
        "stays": known[row.stays.pk],
        "gone": known[row.gone.pk],
        "jp": written.hours(together(both, year=request.today.year), on=request.today),
        "fault": fault,
    }
    return render(request, "public/merger.html", context, status=400 if fault else 200)


def _asked(request: PersonRequest, key: str) -> Merger | None:
    try:
        uuid = UUID(key)
    except ValueError:
        return None
    rows = doubles.awaiting_mergers(request.person, grants=request.grants)
    found: Merger | None = rows.filter(uuid=uuid).first()
    return found
