"""One employee: post, supervisor, courses, certificates, and what was changed last."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.earned.certificates.api import Certificate
from kawah.learning.enrollment.api import Enrollment
from kawah.people.access.api import Verb, held_and_planned
from kawah.people.accounts.api import has_factor
from kawah.people.directory.api import current
from kawah.records.api import Change
from kawah.web.shell import telling
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import supervisors, trail
from kawah.web.steward.people import anyone_of
from kawah.web.steward.roster import STATES, State

CHANGES = 5
FINISHED = State("finished", "done", _("Selesai"))


class Taken(Struct, frozen=True):
    """A course of the employee, with where they stand in it."""

    row: Enrollment
    state: State


@may(Verb.ADMINISTER)
def employee(request: PersonRequest, person: UUID) -> HttpResponse:
    people: Any = anyone_of(request.scope, on=request.today).annotate(has_factor=has_factor())
    found = get_object_or_404(people, uuid=person)
    rows = Enrollment.objects.filter(person=found, is_open=True)
    courses = rows.select_related("version", "batch").order_by("completed_at", "due_on", "pk")
    changes = trail.changes_in(request.scope, on=request.today)
    about: list[Change] = list(changes.filter(subject=f"person/{found.uuid}")[:CHANGES])
    held = Certificate.objects.visible_to(request.scope, on=request.today)
    context = {
        "one": found,
        "post": current(found, on=request.today),
        "held": supervisors.held_by(found, on=request.today),
        "courses": [Taken(row, _state(row, request)) for row in courses],
        "certificates": held.filter(person=found).count(),
        "steps": telling.in_detail(about),
        "can_sign_in": found.has_usable_password(),
        "grants": held_and_planned(found, on=request.today),
        "asked": found.grant_requests.filter(decided_at=None).order_by("asked_at", "pk"),
    }
    return render(request, "steward/employee.html", context)


def _state(row: Enrollment, request: PersonRequest) -> State:
    if row.completed_at is not None:
        return FINISHED
    if row.is_late(on=request.today):
        return STATES["terlambat"]
    return STATES["belajar" if row.last_at else "baru"]
