"""The page on which a change of the framework is filled in, asked about and sent on."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from msgspec.structs import asdict

from kawah.people.competencies import api as competencies
from kawah.people.competencies.api import Competency, Standard, Terms, Thing
from kawah.records.api import Change
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.nation import differences
from kawah.web.steward.nation.attempts import tried
from kawah.web.steward.nation.differences import pairs
from kawah.web.steward.nation.framework_forms import EndForm, ProposalForm
from kawah.web.steward.nation.framework_words import name_of

PLACE = "/nasional/usulan/{proposal}/"
TABLES = {True: "standar-jabatan", False: "kompetensi"}  # by whether a thing is a standard


def proposed(
    request: PersonRequest,
    form: ProposalForm,
    held: Competency | Standard | None,
    thing: Thing,
    after: Terms | None,
) -> HttpResponse | None:
    """The question whether this is really meant, or where it went; None when it is refused."""
    given, on = form.cleaned_data, request.today
    demanded = partial(
        competencies.demand,
        thing,
        after,
        valid_from=given["valid_from"],
        on=on,
        why=given["why"],
    )
    if "sure" not in request.POST:
        is_fit = tried(form, held, demanded, on=on)
        return _ask(request, form, held, thing, after) if is_fit else None
    propose = partial(
        competencies.propose,
        given["key"],
        thing,
        after,
        valid_from=given["valid_from"],
        path=PLACE,
        by=request.person,
        now=request.now,
        why=given["why"],
    )
    if not tried(form, held, propose, on=on):
        return None
    told = _("Terkirim. Berlaku sesudah disetujui admin nasional lain; mereka sudah diberi kabar.")
    messages.success(request, told)
    return redirect("steward:proposals")


def _ask(
    request: PersonRequest,
    form: ProposalForm,
    held: Competency | Standard | None,
    thing: Thing,
    after: Terms | None,
) -> HttpResponse:
    said = competencies.plain(held) if held else None
    context = {
        "form": form,
        "title": _title(thing, after),
        "ends": after is None,
        "pairs": pairs(said, asdict(after)) if after else [],
        "people": competencies.people_concerned(thing, on=request.today),
    }
    return render(request, "steward/framework_sure.html", context)


def _title(thing: Thing, after: Terms | None) -> str:
    is_new = not thing.is_standard and competencies.open_row(thing) is None
    return after.name if is_new and isinstance(after, competencies.Wording) else name_of(thing)


def page(
    request: PersonRequest,
    form: ProposalForm,
    held: Competency | Standard | None,
    thing: Thing,
    *,
    title: str,
) -> HttpResponse:
    subject = thing.subject
    changes = Change.objects.filter(subject=subject).order_by("-at", "-pk") if held else []
    context = {
        "form": form,
        "held": held,
        "title": title,
        "table": TABLES[thing.is_standard],
        "waiting": competencies.open_proposals().filter(subject=subject).first(),
        "ending": isinstance(form, EndForm),
        "ends_at": "steward:end_standard" if thing.is_standard else "steward:end_competency",
        "back_to": "steward:standard" if thing.is_standard else "steward:competency",
        "is_planned": bool(held and held.is_planned(on=request.today)),
        "withdraws_at": "steward:withdraw_standard"
        if thing.is_standard
        else "steward:withdraw_competency",
        "steps": differences.told(list(changes)),
    }
    status = 400 if form.errors else 200
    return render(request, "steward/framework.html", context, status=status)
