"""One file of people: how far it is, what it would change, what came of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kawah.people.access.api import Verb
from kawah.people.rosters import api as rosters
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.rosters import reach
from kawah.web.steward.rosters.rows import rows_of
from kawah.web.steward.rosters.steps import step_of

NAMED = 12  # new units and posts


@may(Verb.ADMINISTER)
def roster(request: PersonRequest, roster: UUID) -> HttpResponse:
    held = reach.found(request, roster)
    if held.stage == rosters.Stage.READ:
        return redirect("steward:roster_columns", roster)
    if held.is_moving:
        context = {"roster": held, "step": step_of(held)}
        return render(request, "steward/roster_progress.html", context)
    is_judged = held.stage == rosters.Stage.JUDGED
    context = _figures(held, is_judged=is_judged) | rows_of(request, held, is_judged=is_judged)
    template = "roster_preview" if is_judged else "roster_result"
    return render(request, f"steward/{template}.html", context)


def _figures(held: rosters.Roster, *, is_judged: bool) -> dict[str, Any]:
    places = rosters.to_open(held) if is_judged else rosters.opened(held)
    return {
        "roster": held,
        "counts": rosters.counts(held),
        "units": places.units[:NAMED],
        "more_units": max(0, len(places.units) - NAMED),
        "positions": places.positions[:NAMED],
        "more_positions": max(0, len(places.positions) - NAMED),
        "remarks": [rosters.remark(code, values) for code, values in held.told],
        "most_marked": rosters.MOST_MARKED,
    }
