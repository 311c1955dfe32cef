"""What waits for a second person: roles and merges that others ask for, for others."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.people.access import api as access
from kawah.people.access.api import GrantRequest, Verb
from kawah.people.competencies.api import awaiting_proposals
from kawah.people.doubles.api import awaiting_mergers
from kawah.web.public import mergers
from kawah.web.shell.access import is_factor_due, may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE, LONGEST, MOST_MERGERS = 20, 300, 50


@may(Verb.SIGN_IN)
def approvals(request: PersonRequest) -> HttpResponse:
    if is_factor_due(request):
        return redirect("public:factor")
    if request.method == "POST":
        return mergers.decide(request) if "merger" in request.POST else _decide(request)
    chosen = request.GET.get("gabung")
    return mergers.look(request, chosen) if chosen else _page(request)


def _page(request: PersonRequest, *, fault: str = "", at: str = "") -> HttpResponse:
    rows = access.awaiting_decision(request.person, grants=request.grants)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    waiting = awaiting_mergers(request.person, grants=request.grants)[:MOST_MERGERS]
    context = {
        "page": page,
        "mergers": waiting,
        "proposals": awaiting_proposals(request.person, grants=request.grants)[:MOST_MERGERS],
        "fault": fault,
        "at": at,
        "typed": request.POST.get("answer", ""),
    }
    return render(request, "public/approvals.html", context, status=400 if fault else 200)


def _decide(request: PersonRequest) -> HttpResponse:
    """Approve or refuse one; what is gone meanwhile was decided by somebody else."""
    found = _asked(request)
    answer = " ".join(request.POST.get("answer", "").split())[:LONGEST]
    is_refusal = request.POST.get("decision") == "refuse"
    if found is None:
        messages.info(request, _("Permintaan itu sudah diputuskan, atau bukan untuk Anda."))
        return redirect("public:approvals")
    if is_refusal and not answer:
        told = _("Tuliskan mengapa ditolak, dalam satu kalimat.")
        return _page(request, fault=told, at=str(found.uuid))
    if is_refusal:
        is_done = access.refuse(found, by=request.person, answer=answer, now=request.now)
        told = _("Permintaan untuk %(name)s ditolak.")
    else:
        is_done = access.approve(found, by=request.person, now=request.now)
        told = _("Peran untuk %(name)s disetujui dan berlaku.")
    if is_done:
        messages.success(request, told % {"name": found.person.name})
    return redirect("public:approvals")


def _asked(request: PersonRequest) -> GrantRequest | None:
    try:
        key = UUID(request.POST.get("request", ""))
    except ValueError:
        return None
    rows = access.awaiting_decision(request.person, grants=request.grants)
    found: GrantRequest | None = rows.filter(uuid=key).first()
    return found
