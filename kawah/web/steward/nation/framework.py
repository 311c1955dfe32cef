"""Changing competencies and what kinds of posts ask of them: proposed here, decided by another."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.competencies import api as competencies
from kawah.people.competencies.api import Competency, Standard, Thing
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.nation.framework_forms import (
    EndForm,
    LevelForm,
    ProposalForm,
    WordingForm,
    initial_of,
)
from kawah.web.steward.nation.framework_page import TABLES, page, proposed
from kawah.web.steward.nation.framework_words import name_of


@may(Verb.GOVERN)
def competency(request: PersonRequest, competency: int) -> HttpResponse:
    held = get_object_or_404(Competency, pk=competency, agency=None)
    initial = {**initial_of(held), "valid_from": _first_day(held, request)}
    return _change(request, held, WordingForm(request.POST or None, initial=initial))


@may(Verb.GOVERN)
def standard(request: PersonRequest, standard: int) -> HttpResponse:
    held = _standard(standard)
    initial = {**initial_of(held), "valid_from": _first_day(held, request)}
    form = LevelForm(request.POST or None, initial=initial)
    about = competencies.open_row(Thing(held.competency.code))
    form.offer(about or held.competency)
    return _change(request, held, form)


@may(Verb.GOVERN)
def end_competency(request: PersonRequest, competency: int) -> HttpResponse:
    held = get_object_or_404(Competency, pk=competency, agency=None)
    return _change(request, held, EndForm(request.POST or None))


@may(Verb.GOVERN)
def end_standard(request: PersonRequest, standard: int) -> HttpResponse:
    return _change(request, _standard(standard), EndForm(request.POST or None))


def _standard(key: int) -> Standard:
    rows = Standard.objects.select_related("competency").filter(competency__agency=None)
    return get_object_or_404(rows, pk=key, position=None)


def _first_day(held: Competency | Standard, request: PersonRequest) -> Any:
    return max(request.today, held.changes_from(on=request.today))


def _change(
    request: PersonRequest, held: Competency | Standard, form: ProposalForm
) -> HttpResponse:
    thing = competencies.thing_of(held)
    if held.valid_to is not None:
        told = _("Ini sudah diubah. Yang berlaku sekarang ada di daftar ini.")
        messages.info(request, told)
        return redirect("steward:figure_table", TABLES[thing.is_standard])
    if request.method == "POST" and form.is_valid():
        after = form.terms() if isinstance(form, WordingForm | LevelForm) else None
        if answer := proposed(request, form, held, thing, after):
            return answer
    title = name_of(thing)
    if isinstance(form, EndForm):
        title = _("Akhiri %(name)s") % {"name": title}
    return page(request, form, held, thing, title=title)
