"""From manuscript to publication: who reviews it, what was said of it, and what still stands."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import (
    CourseRefused,
    NothingToPublish,
    commenting,
    reviewing,
    waiving,
)
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio import panel, writing_places
from kawah.web.trainer.studio.desk import Desk, desk_for
from kawah.web.trainer.studio.reviewer_form import ReviewerForm

REVIEW = "/mengajar/telaah/{review}/"
SHOWN = 5


@may(Verb.TEACH)
def hub(request: PersonRequest, manuscript: UUID) -> HttpResponse:
    desk = desk_for(request, manuscript)
    form = ReviewerForm(request.POST or None)
    people: Any = form.fields["reviewer"]
    people.queryset = reviewing.reviewers_for(desk.manuscript, now=request.now)
    if request.method == "POST" and form.is_valid() and _ask(request, desk, form):
        return redirect("trainer:manuscript_review", manuscript)
    context = {"form": form, "is_alone": not people.queryset, **_state(desk, request)}
    status = 400 if form.errors else 200
    return render(request, "trainer/studio/hub.html", context, status=status)


def _ask(request: PersonRequest, desk: Desk, form: ReviewerForm) -> bool:
    """Send it; False when it cannot be sent, with the reason at the field."""
    reviewer = form.cleaned_data["reviewer"]
    try:
        reviewing.ask(
            desk.manuscript, reviewer=reviewer, path=REVIEW, by=request.person, now=request.now
        )
    except CourseRefused:
        form.add_error(None, _("Naskah ini masih berisi kesalahan; perbaiki dahulu."))
    except NothingToPublish:
        form.add_error(None, _("Naskah ini sama dengan versi yang sudah terbit."))
    except reviewing.ReviewerUnfit:
        form.add_error("reviewer", _("Pilih orang lain: ia ikut menulis atau mengajar kursus ini."))
    else:
        told = _("Terkirim kepada %(name)s. Anda dikabari begitu ia memutuskan.")
        messages.success(request, told % {"name": reviewer.name})
        return True
    return False


def _state(desk: Desk, request: PersonRequest) -> dict[str, Any]:
    reviews = desk.manuscript.reviews.select_related("reviewer", "asked_by").order_by("-pk")
    judged = panel.panel_of(desk)
    comments = list(commenting.comments_on(desk.manuscript))
    return {
        "desk": desk,
        "panel": judged,
        "approval": reviewing.approved(desk.manuscript),
        "reviews": reviews[:SHOWN],
        "waiting": reviews.filter(decision="open").first(),
        "is_faulty": any(not one.code for one in judged.remarks),
        "comments": writing_places.addresses(desk, [one for one in comments if not one.settled_at]),
        "settled": [one for one in comments if one.settled_at],
        "waivers": waiving.granted(desk.manuscript.course, on=request.today),
        "asked": desk.manuscript.course.waivers.filter(decision="open"),
        "waivable": _waivable(judged, request),
        "published": desk.manuscript.course.published,
    }


def _waivable(judged: panel.Panel, request: PersonRequest) -> list[panel.Remark]:
    """The errors that policy lets somebody waive today; it is asked for only where there are."""
    errors = [one for one in judged.now if one.severity == panel.ERROR and one.code]
    codes = waiving.waivable(on=request.today) if errors else frozenset()
    return [one for one in errors if one.code in codes]
