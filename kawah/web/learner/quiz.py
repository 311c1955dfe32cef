"""A quiz: what it asks and how often, the paper, every answer saved as it is given, the result."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Attempt, FeedbackMode, Quiz, Response
from kawah.lib.questions.answers import Answer
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.learner import fields, paper, result, sending
from kawah.web.learner.places import Place, place_for
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


def show(request: PersonRequest, place: Place) -> HttpResponse:
    """What awaits, before it begins."""
    quiz = Quiz.objects.filter(activity=place.step.pk).first()
    if quiz is None:
        raise Http404
    attempts = list(
        Attempt.objects.filter(enrollment=place.enrollment, quiz=quiz).order_by("number")
    )
    context = {
        **place.context,
        "quiz": quiz,
        "count": sum(slots.count for slots in quiz.slots),
        "handed_in": [attempt for attempt in attempts if attempt.submitted_at],
        "open": next((attempt for attempt in attempts if not attempt.submitted_at), None),
        "left": assessment.attempts_left(quiz, len(attempts)),
    }
    return render(request, "learner/quiz.html", context)


@require_POST
@may(Verb.LEARN)
def start(request: PersonRequest, enrollment: UUID, activity: UUID) -> HttpResponse:
    place = place_for(request.person, enrollment=enrollment, activity=activity)
    try:
        attempt = assessment.start(place.enrollment, place.step, now=request.now)
    except Quiz.DoesNotExist as missing:
        raise Http404 from missing
    except assessment.NoAttemptsLeft as fault:
        messages.warning(request, assessment.refusal(fault))
        return redirect("learner:activity", enrollment, activity)
    return redirect("learner:attempt", attempt.uuid)


def attempt_for(person: Person, key: UUID) -> Attempt:
    """One's own attempt; anyone else's is a 404."""
    rows = Attempt.objects.filter(uuid=key, enrollment__person=person)
    related = ("quiz__activity", "enrollment__course", "enrollment__version")
    row: Attempt | None = rows.select_related(*related).first()
    if row is None:
        raise Http404
    row.enrollment.person = person
    return row


@may(Verb.LEARN)
def attempt(request: PersonRequest, attempt: UUID) -> HttpResponse:
    """The paper; sent as a whole it is saved and handed in."""
    row = attempt_for(request.person, attempt)
    if request.method == "POST":
        return _hand_in(request, row)
    if row.submitted_at is not None:
        return redirect("learner:result", attempt)
    if assessment.is_over(row, now=request.now):
        assessment.submit(row, happened_at=row.due_at or request.now, now=request.now)
        return redirect("learner:result", attempt)
    return render(request, "learner/paper.html", _paper(request, row))


def responses_of(attempt: Attempt) -> list[Response]:
    return list(attempt.responses.select_related("item_version").order_by("seq"))


def _paper(request: PersonRequest, row: Attempt) -> dict[str, Any]:
    tells_at_once = row.quiz.feedback == FeedbackMode.IMMEDIATE
    checked = request.GET.get("periksa", "") if tells_at_once else ""
    return {
        **place_of(row).context,
        "attempt": row,
        "questions": [_question(row, one, checked=checked) for one in responses_of(row)],
        "tells_at_once": tells_at_once,
        "seconds_left": (row.due_at - request.now).total_seconds() if row.due_at else None,
    }


def _question(row: Attempt, response: Response, *, checked: str) -> dict[str, Any]:
    question = response.item_version.question
    is_checked = checked == str(response.seq)
    score = assessment.score(question, response.answer) if is_checked else None
    return {
        "seq": response.seq,
        "address": reverse("learner:answer", args=[row.uuid, response.seq]),
        "html": paper.render(question, paper.Seat(row.uuid, response.seq, response.answer)),
        "is_saved": response.saved_at is not None,
        "verdict": result.verdict(question, score) if score else "",
    }


def place_of(row: Attempt) -> Place:
    return place_for(
        row.enrollment.person,
        enrollment=row.enrollment.uuid,
        activity=row.quiz.activity.uuid,
    )


def _given(request: PersonRequest, response: Response) -> Answer | None:
    question = response.item_version.question
    return fields.answer_in(dict(request.POST.lists()), question, seq=response.seq)


def _save(
    request: PersonRequest, row: Attempt, response: Response, given: Answer | None
) -> assessment.Saved:
    return assessment.save(
        row,
        seq=response.seq,
        answer=given,
        happened_at=sending.happened_at(request),
        now=request.now,
    )


def _hand_in(request: PersonRequest, row: Attempt) -> HttpResponse:
    """What stands on the paper is saved first; too late is told, and what was saved counts."""
    if row.submitted_at is None:
        _save_changed(request, row)
        if seq := request.POST.get("check"):
            address = reverse("learner:attempt", args=[row.uuid])
            return redirect(f"{address}?{urlencode({'periksa': seq})}#soal-{seq}")
        if request.POST.get("then") == "later":
            return redirect("learner:activity", row.enrollment.uuid, row.quiz.activity.uuid)
        assessment.submit(row, happened_at=sending.happened_at(request), now=request.now)
    return redirect("learner:result", row.uuid)


def _save_changed(request: PersonRequest, row: Attempt) -> None:
    try:
        for response in responses_of(row):
            given = _given(request, response)
            if given != response.answer:
                _save(request, row, response, given)
    except assessment.AttemptClosed as fault:
        messages.warning(request, assessment.refusal(fault))


@require_POST
@may(Verb.LEARN)
def answer(request: PersonRequest, attempt: UUID, seq: int) -> HttpResponse:
    """One answer, saved while the paper is being filled in."""
    row = attempt_for(request.person, attempt)
    response = row.responses.select_related("item_version").filter(seq=seq).first()
    if response is None:
        raise Http404
    try:
        saved = _save(request, row, response, _given(request, response))
    except assessment.AttemptClosed as fault:
        return JsonResponse({"sentence": assessment.refusal(fault)}, status=409)
    html = result.verdict(response.item_version.question, saved.score) if saved.score else ""
    return JsonResponse({"seq": saved.seq, "html": html})


@may(Verb.LEARN)
def outcome(request: PersonRequest, attempt: UUID) -> HttpResponse:
    """What came of an attempt, with as much feedback as the quiz gives."""
    row = attempt_for(request.person, attempt)
    if row.submitted_at is None:
        return redirect("learner:attempt", attempt)
    responses = list(
        row.responses.select_related("item_version").prefetch_related("grades").order_by("seq")
    )
    context = {**place_of(row).context, **result.of(row, responses)}
    return render(request, "learner/result.html", context)
