"""A lesson: read, answered in place, and finished."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kawah.earned.hours import api as hours
from kawah.learning.player import api as player
from kawah.web.learner import reading_again, sending
from kawah.web.learner.fields import Fields
from kawah.web.learner.places import Place, marked_place_for
from kawah.web.shell.asking import PersonRequest


def show(request: PersonRequest, place: Place) -> HttpResponse:
    if request.method != "POST":
        return _page(request, place, sent={}, faults={})
    if request.POST.get("finish"):
        return _finish(request, place)
    return _answer(request, place)


def _page(
    request: PersonRequest, place: Place, *, sent: Fields, faults: dict[str, str], at: str = ""
) -> HttpResponse:
    """The lesson; what was sent and not taken in stands in its fields still."""
    language = get_language() or "id"
    try:
        page = player.page(
            place.enrollment,
            place.step,
            language=language,
            now=request.now,
            sent=sent,
            faults=faults,
            at=at,
        )
    except player.LessonMissing as missing:
        raise Http404 from missing
    context: dict[str, Any] = {**place.context, "page": page, "cap": cap_on(request, place)}
    context.update(reading_again.asked(place, now=request.now))
    context["faults"] = [(f"#block-{block}", sentence) for block, sentence in faults.items()]
    return render(request, "learner/lesson.html", context, status=400 if faults else 200)


def cap_on(request: PersonRequest, place: Place) -> Decimal | None:
    """Today's cap in JP, once nothing more of this course counts today."""
    return hours.cap_reached(request.person, place.enrollment.version.form, on=request.today)


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
        return _page(request, place, sent=_sent(request), faults={block: str(fault)})
    if sending.is_script(request):
        return JsonResponse({"html": feedback.html, "state": feedback.state})
    if player.changed_blocks(place.enrollment, place.step, _sent(request)):
        return _page(request, place, sent=_sent(request), faults={}, at=block)
    return redirect(f"{_address(place)}#feedback-{block}")


def _sent(request: PersonRequest) -> Fields:
    return dict(request.POST.lists())


def _take(request: PersonRequest, place: Place, block: str) -> player.Feedback:
    given = request.POST.get("statement") or request.POST.get(f"statement:{block}", "")
    try:
        return player.answer_block(
            place.enrollment,
            place.step,
            block,
            _sent(request),
            statement=sending.uuid_in(given) or uuid4(),
            happened_at=sending.happened_at(request),
            now=request.now,
        )
    except (player.BlockUnknown, player.LessonMissing, player.EnrollmentEnded) as missing:
        raise Http404 from missing


def _answer_changed(request: PersonRequest, place: Place) -> HttpResponse:
    """Sent by the Enter key, without a block's own button: take in what was changed."""
    changed = player.changed_blocks(place.enrollment, place.step, _sent(request))
    faults = _take_changed(request, place)
    if faults:
        return _page(request, place, sent=_sent(request), faults=faults)
    return redirect(_address(place) + "".join(f"#feedback-{block}" for block in changed[-1:]))


def _take_changed(request: PersonRequest, place: Place) -> dict[str, str]:
    """What is no whole answer yet, by block."""
    faults = {}
    for block in player.changed_blocks(place.enrollment, place.step, _sent(request)):
        try:
            _take(request, place, block)
        except player.AnswerIncomplete as fault:
            faults[block] = str(fault)
    return faults


def _finish(request: PersonRequest, place: Place) -> HttpResponse:
    """Finish and go on; what was chosen and not sent is taken in first, what is open is named."""
    was_finished = place.enrollment.completed_at is not None
    try:
        faults = _still_open(request, place)
        if faults:
            return _page(request, place, sent=_sent(request), faults=faults)
        player.finish_lesson(
            place.enrollment,
            place.step,
            happened_at=sending.happened_at(request),
            now=request.now,
        )
    except player.LessonMissing as missing:
        raise Http404 from missing
    return onward(request, place, was_finished=was_finished)


def _still_open(request: PersonRequest, place: Place) -> dict[str, str]:
    """Sentences by block, in the order of the lesson."""
    incomplete = _take_changed(request, place)
    waiting = player.open_blocks(place.enrollment, place.step)
    sentence = _("%(name)s belum dijawab.")
    told = {block: sentence % {"name": name} for block, name in waiting.items()}
    return {**told, **incomplete}


def _address(place: Place) -> str:
    return reverse("learner:activity", args=[place.enrollment.uuid, place.step.uuid])


def _tell_haste(request: PersonRequest, place: Place) -> None:
    """Whoever has finished in less than the reading time hears at once that it does not count."""
    now = marked_place_for(
        request.person, enrollment=place.enrollment.uuid, activity=place.step.uuid
    )
    if now.is_hasty:
        messages.warning(request, reading_again.told(now))


def onward(request: PersonRequest, place: Place, *, was_finished: bool) -> HttpResponse:
    """To the next activity, or to the course when this was the last; only the act that finished
    the course is congratulated on."""
    is_finished = place.enrollment.completed_at is not None
    if is_finished and not was_finished:
        messages.success(request, _("Selamat! Anda menyelesaikan seluruh kursus ini."))
    if not place.is_done:
        _tell_haste(request, place)
    if is_finished or place.after is None:
        return redirect("learner:course", place.enrollment.course.uuid)
    return redirect("learner:activity", place.enrollment.uuid, place.after.uuid)
