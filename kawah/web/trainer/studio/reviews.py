"""What a reviewer does: reads the course as a learner sees it, remarks on passages, decides."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.learning.curriculum.api import (
    Activity,
    Decision,
    Review,
    Waiver,
    findings_of,
    reviewing,
    waiving,
)
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

REASON_LENGTH = 1000


def review_of(request: PersonRequest, key: UUID) -> Review:
    """One that this person was asked for; anything else is a 404."""
    rows = Review.objects.filter(reviewer=request.person, uuid=key)
    found = rows.select_related("manuscript__course__agency", "version", "asked_by").first()
    if found is None:
        raise Http404
    return found


@may(Verb.TEACH)
def reviews(request: PersonRequest) -> HttpResponse:
    rows = Review.objects.filter(reviewer=request.person)
    rows = rows.select_related("manuscript__course", "version", "asked_by").order_by("-pk")
    context = {
        "open": rows.filter(decision=Decision.OPEN),
        "done": rows.exclude(decision=Decision.OPEN)[:20],
    }
    return render(request, "trainer/studio/reviews.html", context)


@may(Verb.TEACH)
def review(request: PersonRequest, review: UUID) -> HttpResponse:
    row = review_of(request, review)
    if request.method == "POST":
        return _decide(request, row)
    return _page(request, row)


def _page(request: PersonRequest, row: Review, fault: str = "") -> HttpResponse:
    version = row.version
    activities = Activity.objects.filter(version=version).select_related("module")
    course = row.manuscript.course
    context: dict[str, Any] = {
        "review": row,
        "version": version,
        "activities": activities.order_by("seq") if version else [],
        "comments": row.comments.order_by("path", "line", "pk"),
        "findings": [
            one
            for one in (findings_of(version, now=request.now) if version else [])
            if one.severity != "later"
        ],
        "waivers": course.waivers.filter(decision=Decision.OPEN).select_related("asked_by"),
        "granted": waiving.granted(course, on=request.today),
        "reason": request.POST.get("reason", ""),
        "fault": fault,
        "length": REASON_LENGTH,
    }
    return render(request, "trainer/studio/review.html", context, status=400 if fault else 200)


def _decide(request: PersonRequest, row: Review) -> HttpResponse:
    is_approval = "approve" in request.POST
    try:
        reviewing.decide(
            row,
            decision=Decision.APPROVED if is_approval else Decision.CHANGES,
            reason=request.POST.get("reason", "")[:REASON_LENGTH],
            path=reverse("trainer:manuscript_review", args=[row.manuscript.uuid]),
            by=request.person,
            now=request.now,
        )
    except reviewing.ReasonMissing:
        return _page(request, row, _("Tuliskan apa yang perlu diperbaiki."))
    except reviewing.ReviewDecided:
        messages.info(request, _("Telaah ini sudah diputuskan atau diganti yang lebih baru."))
    else:
        told = _("Kursus disetujui.") if is_approval else _("Permintaan perbaikan terkirim.")
        messages.success(request, told)
    return redirect("trainer:reviews")


@require_POST
@may(Verb.TEACH)
def decide_waiver(request: PersonRequest, review: UUID, waiver: UUID) -> HttpResponse:
    row = review_of(request, review)
    if row.manuscript.reviews.filter(pk__gt=row.pk).exists():  # somebody else was asked since
        raise Http404
    asked = get_object_or_404(Waiver, course=row.manuscript.course, uuid=waiver)
    place = reverse("trainer:manuscript_review", args=[row.manuscript.uuid])
    try:
        waiving.decide(
            asked,
            is_granted="grant" in request.POST,
            path=place,
            by=request.person,
            now=request.now,
        )
    except (waiving.WaiverDecided, waiving.OwnWaiver):
        messages.info(request, _("Pengecualian ini sudah diputuskan."))
    else:
        messages.success(request, _("Keputusan Anda tersimpan dan pengusulnya dikabari."))
    return redirect("trainer:review", review)
