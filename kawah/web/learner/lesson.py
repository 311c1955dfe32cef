"""A lesson: read, answered in place, and finished."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.learning.player import api as player
from kawah.people.access.api import Verb
from kawah.web.learner import sending
from kawah.web.learner.places import Place, place_for
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


def show(request: PersonRequest, place: Place) -> HttpResponse:
    if request.method == "POST":
        return _answer(request, place)
    return _page(request, place, faults={})


def _page(request: PersonRequest, place: Place, *, faults: dict[str, str]) -> HttpResponse:
    language = get_language() or "id"
    try:
        page = player.page(place.enrollment, place.step, language=language, now=request.now)
    except player.LessonMissing as missing:
        raise Http404 from missing
    context: dict[str, Any] = {**place.context, "page": page}
    context["faults"] = [(f"#block-{block}", sentence) for block, sentence in faults.items()]
    return render(request, "learner/lesson.html", context, status=400 if faults else 200)


def _answer(request: PersonRequest, place: Place) -> HttpResponse:
    """An answer by script is told at once; one by form comes back as the page, at its block."""
    block = request.POST.get("block", "")
    if not block:
        return _answer_changed(request, place)
    try:
        feedback = _take(request, place, block)
    except player.AnswerIncomplete as fault:
        if sending.is_script(request):
            html = format_html('<p class="field-error">{}</p>', str(fault))
            return JsonResponse({"html": html}, status=422)
        return _page(request, place, faults={block: str(fault)})
    if sending.is_script(request):
        return JsonResponse({"html": feedback.html, "state": feedback.state})
    return redirect(f"{_address(place)}#block-{block}")


def _take(request: PersonRequest, place: Place, block: str) -> player.Feedback:
    fields = dict(request.POST.lists())
    given = request.POST.get("statement") or request.POST.get(f"statement:{block}", "")
    try:
        return player.answer_block(
            place.enrollment,
            place.step,
            block,
            fields,
            statement=sending.uuid_in(given) or uuid4(),
            happened_at=sending.happened_at(request),
            now=request.now,
        )
    except (player.BlockUnknown, player.LessonMissing, player.EnrollmentEnded) as missing:
        raise Http404 from missing


def _answer_changed(request: PersonRequest, place: Place) -> HttpResponse:
    """Sent by the Enter key, without a block's own button: take in what was changed."""
    faults = {}
    for block in player.changed_blocks(place.enrollment, place.step, dict(request.POST.lists())):
        try:
            _take(request, place, block)
        except player.AnswerIncomplete as fault:
            faults[block] = str(fault)
    return _page(request, place, faults=faults) if faults else redirect(_address(place))


def _address(place: Place) -> str:
    return reverse("learner:activity", args=[place.enrollment.uuid, place.step.uuid])


@require_POST
@may(Verb.LEARN)
def completion(request: PersonRequest, enrollment: UUID, activity: UUID) -> HttpResponse:
    """Finish a lesson and go on; what is still open is named."""
    place = place_for(request.person, enrollment=enrollment, activity=activity)
    try:
        player.finish_lesson(
            place.enrollment,
            place.step,
            happened_at=sending.happened_at(request),
            now=request.now,
        )
    except player.LessonMissing as missing:
        raise Http404 from missing
    except player.BlocksOpen as still:
        messages.warning(request, str(still))
        return redirect(f"{_address(place)}#block-{still.blocks[0]}")
    return onward(request, place)


def onward(request: PersonRequest, place: Place) -> HttpResponse:
    """To the next activity, or to the course when this was the last."""
    if place.enrollment.completed_at is not None:
        messages.success(request, _("Selamat! Anda menyelesaikan seluruh kursus ini."))
        return redirect("learner:course", place.enrollment.course.uuid)
    if place.after is None:
        return redirect("learner:course", place.enrollment.course.uuid)
    return redirect("learner:activity", place.enrollment.uuid, place.after.uuid)
