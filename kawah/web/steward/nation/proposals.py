"""Changes of the framework that wait for another national admin."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.people.access.api import Verb
from kawah.people.competencies import api as competencies
from kawah.people.competencies.api import Proposal
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.figure_change import UNTIMELY
from kawah.web.steward.nation.differences import Pair
from kawah.web.steward.nation.framework_page import PLACE
from kawah.web.steward.nation.framework_words import changes_in, names_of, title_of

ON_A_PAGE, LONGEST = 20, 300
DECISIONS = {"approve", "refuse", "withdraw"}
STATES = {"approved": "done", "refused": "late", "withdrawn": "todo", "": "waiting"}


class Card(Struct, frozen=True):
    """A proposal as listed."""

    row: Proposal
    title: str
    state: str


@may(Verb.GOVERN)
def proposals(request: PersonRequest) -> HttpResponse:
    rows = Proposal.objects.select_related("asked_by", "decided_by").order_by("-asked_at", "-pk")
    decided = rows.exclude(decided_at=None)
    page = Paginator(decided, ON_A_PAGE).get_page(request.GET.get("halaman"))
    waiting = list(competencies.open_proposals())
    shown = [*waiting, *page.object_list]
    named = names_of(competencies.thing_named(row.subject) for row in shown)
    context = {
        "waiting": [_card(row, named) for row in waiting],
        "decided": [_card(row, named) for row in page.object_list],
        "page": page,
    }
    return render(request, "steward/proposals.html", context)


def _card(row: Proposal, named: dict[str, str]) -> Card:
    is_new = row.before is None and row.after is not None and "name" in row.after
    title = str(row.after["name"]) if is_new and row.after else named[row.subject]
    return Card(row, title, STATES[row.outcome])


@may(Verb.GOVERN)
def proposal(request: PersonRequest, proposal: UUID) -> HttpResponse:
    rows = Proposal.objects.select_related("asked_by", "decided_by")
    found = get_object_or_404(rows, uuid=proposal)
    if request.POST.get("decision") in DECISIONS:
        return _decide(request, found)
    return _page(request, found)


def _decide(request: PersonRequest, row: Proposal) -> HttpResponse:
    """Approve, refuse or take back."""
    answer = " ".join(request.POST.get("answer", "").split())[:LONGEST]
    decision = request.POST.get("decision")
    if decision == "refuse" and not answer:
        return _page(request, row, fault=_("Tuliskan mengapa ditolak, dalam satu kalimat."))
    try:
        told = _done(request, row, decision, answer)
    except competencies.ProposalDecided:
        messages.info(request, _("Usulan itu sudah diputuskan."))
    except competencies.OwnProposal:
        fault = _("Usulan diputuskan admin nasional lain, dan ditarik hanya oleh pengusulnya.")
        return _page(request, row, fault=fault)
    except (competencies.ChangedMeanwhile, *UNTIMELY):
        fault = _(
            "Yang berlaku sudah berubah sejak usulan ini dibuat. Tolak, lalu minta pengusulnya"
            " mengajukan lagi."
        )
        return _page(request, row, fault=fault)
    except (competencies.LevelUnreachable, competencies.NothingChanged):
        fault = _("Usulan ini tidak cocok lagi dengan kamus yang berlaku. Tolak dengan alasannya.")
        return _page(request, row, fault=fault)
    else:
        messages.success(request, told)
    return redirect("steward:proposals")


def _done(request: PersonRequest, row: Proposal, decision: str | None, answer: str) -> str:
    """Do it, and say what is true now."""
    by, now = request.person, request.now
    title = {"title": title_of(row)}
    if decision == "withdraw":
        competencies.withdraw_proposal(row, path=PLACE, by=by, now=now)
        return _("Usulan %(title)s ditarik.") % title
    if decision == "refuse":
        competencies.refuse(row, path=PLACE, by=by, now=now, answer=answer)
        return _("Usulan %(title)s ditolak; pengusulnya diberi tahu.") % title
    competencies.approve(row, path=PLACE, by=by, now=now)
    return _("Usulan %(title)s disetujui.") % title


def _page(request: PersonRequest, row: Proposal, *, fault: str = "") -> HttpResponse:
    changes: list[Pair] = changes_in(row)
    thing = competencies.thing_named(row.subject)
    context = {
        "row": row,
        "title": title_of(row),
        "pairs": changes,
        "people": competencies.people_concerned(thing, on=request.today),
        "is_own": row.asked_by_id == request.person.pk,
        "state": STATES[row.outcome],
        "fault": fault,
        "typed": request.POST.get("answer", ""),
    }
    return render(request, "steward/proposal.html", context, status=400 if fault else 200)
