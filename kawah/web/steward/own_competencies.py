"""An agency's own technical competencies: what it has, one more, and one that ends."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.earned.hours.api import ChangeTooEarly, ChangeTooLate
from kawah.people.access.api import Verb
from kawah.people.competencies import api as competencies
from kawah.people.competencies.api import Competency
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.letterhead import own_agency
from kawah.web.steward.own_form import LastDayForm, OwnForm


@may(Verb.ADMINISTER)
def own(request: PersonRequest) -> HttpResponse:
    agency, today = own_agency(request), request.today
    rows = list(competencies.own_of(agency))
    context = {
        "agency": agency,
        "today": today,
        "rows": [row for row in rows if not _is_over(row, today)],
        "over": [row for row in rows if _is_over(row, today)],
    }
    return render(request, "steward/own_competencies.html", context)


@may(Verb.ADMINISTER)
def new(request: PersonRequest) -> HttpResponse:
    agency = own_agency(request)
    form = OwnForm(request.POST or None, initial={"valid_from": request.today, "level_count": 5})
    if request.method == "POST" and form.is_valid() and _added(request, form):
        told = _("%(name)s ditambahkan. Kursus instansi Anda dapat menyebutnya.")
        messages.success(request, told % {"name": form.cleaned_data["name"]})
        return redirect("steward:own_competencies")
    context = {"form": form, "agency": agency}
    status = 400 if form.errors else 200
    return render(request, "steward/own_competency_new.html", context, status=status)


def _added(request: PersonRequest, form: OwnForm) -> bool:
    try:
        competencies.add(
            own_agency(request),
            form.own(),
            valid_from=form.cleaned_data["valid_from"],
            on=request.today,
            by=request.person,
            now=request.now,
        )
    except competencies.NameUnusable:
        form.add_error("name", _("Tuliskan namanya dengan huruf."))
    except competencies.NameTaken:
        told = _("Nama ini sudah ada di kamus nasional atau di instansi Anda. Pakai nama lain.")
        form.add_error("name", told)
    except ChangeTooLate:
        told = _("Hari mulai paling jauh dua tahun dari sekarang. Periksa tahunnya.")
        form.add_error("valid_from", told)
    return form.is_valid()


@may(Verb.ADMINISTER)
def end(request: PersonRequest, own: int) -> HttpResponse:
    held = get_object_or_404(competencies.own_in(request.scope), pk=own)
    if held.valid_to is not None:
        messages.info(request, _("Kompetensi ini sudah diberi hari terakhir."))
        return redirect("steward:own_competencies")
    form = LastDayForm(request.POST or None, initial={"last": request.today})
    is_given = request.method == "POST" and form.is_valid()
    if is_given and "sure" in request.POST and _ended(request, form, held):
        told = _("%(name)s berakhir pada hari yang Anda pilih.") % {"name": held.name}
        messages.success(request, told)
        return redirect("steward:own_competencies")
    context: dict[str, Any] = {"form": form, "held": held}
    context["asks"] = is_given and form.is_valid()
    status = 400 if form.errors else 200
    return render(request, "steward/own_competency_end.html", context, status=status)


def _ended(request: PersonRequest, form: LastDayForm, held: Competency) -> bool:
    given = form.cleaned_data
    try:
        competencies.end(
            held,
            last=given["last"],
            on=request.today,
            by=request.person,
            now=request.now,
            why=given["reason"],
        )
    except ChangeTooEarly:
        form.add_error("last", _("Hari terakhir tidak mungkin sebelum hari mulainya."))
    except ChangeTooLate:
        form.add_error("last", _("Paling jauh dua tahun dari sekarang. Periksa tahunnya."))
    return form.is_valid()


def _is_over(row: Competency, today: date) -> bool:
    return row.valid_to is not None and row.valid_to < today
