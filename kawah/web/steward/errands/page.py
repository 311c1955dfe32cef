"""One act on many people: its terms, whom it concerns, how far it is, what came of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.errands import api as errands
from kawah.people.errands.api import Errand, Outcome, Stage
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.errands import terms, wording
from kawah.web.steward.errands.terms import Said

NAMED = 12


def found(request: PersonRequest, uuid: UUID) -> Errand:
    """One that is only chosen is the business of who chose."""
    rows: Any = Errand.objects.visible_to(request.scope).select_related("agency", "by", "undone_by")
    held: Errand = get_object_or_404(rows, uuid=uuid)
    if held.stage == Stage.CHOSEN:
        held = get_object_or_404(rows, uuid=uuid, by=request.person)
    return held


@may(Verb.ADMINISTER)
def errand(request: PersonRequest, errand: UUID) -> HttpResponse:
    held = found(request, errand)
    if held.stage == Stage.CHOSEN:
        return _chosen(request, held)
    if request.method == "POST":
        messages.info(request, _("Ini sudah dilanjutkan; inilah keadaannya sekarang."))
        return redirect("steward:errand", errand)
    context = {"errand": held, "words": wording.words_of(held)}
    if held.is_moving:
        context["done"] = held.members.exclude(outcome=_before(held)).count()
        return render(request, "steward/errand_progress.html", context)
    return render(request, "steward/errand_result.html", context | _result(held))


def _before(held: Errand) -> str:
    """What those are called whose turn is still to come."""
    return Outcome.WAITS if held.stage == Stage.DOING else Outcome.DONE


def _chosen(request: PersonRequest, held: Errand) -> HttpResponse:
    asked = terms.asked(request, held.act)
    context = {"errand": held, "words": wording.words_of(held), **asked.context}
    if asked.said is None or "back" in request.POST:
        status = 400 if asked.is_wrong else 200
        return render(request, f"steward/{asked.template}.html", context, status=status)
    if "sure" not in request.POST:
        return _ask(request, held, asked.said, context)
    errands.confirm(held, asked.said.terms, by=request.person, why=asked.said.why, now=request.now)
    return redirect("steward:errand", held.uuid)


def _ask(request: PersonRequest, held: Errand, said: Said, context: dict[str, Any]) -> HttpResponse:
    outlook = errands.look(held, said.terms, now=request.now)
    names = {code: [one.name for one in people] for code, people in outlook.left_out.items()}
    context |= {
        "said": said,
        "count": len(outlook.going),
        "names": [person.name for person in outlook.going[:NAMED]],
        "more": max(0, len(outlook.going) - NAMED),
        "left_out": wording.grouped(names),
    }
    return render(request, "steward/errand_sure.html", context)


def _result(held: Errand) -> dict[str, Any]:
    names: dict[str, list[str]] = {}
    bad = (Outcome.LEFT_OUT, Outcome.STAYS)
    rows = held.members.filter(outcome__in=bad).order_by("number")
    for fault, name in rows.values_list("fault", "person__name"):
        names.setdefault(fault, []).append(name)
    return {
        "count": held.members.filter(outcome=Outcome.DONE).count(),
        "undone": held.members.filter(outcome=Outcome.UNDONE).count(),
        "left_out": wording.grouped(names),
        "can_be_undone": errands.can_be_undone(held),
        "is_codes": held.act == errands.Act.CODES,
    }
