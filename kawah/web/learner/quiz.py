"""A quiz: what it asks and how often, the paper, every answer saved as it is given, the result."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db.models import UUIDField
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Attempt, FeedbackMode, Hand, Quiz, Response
from kawah.learning.curriculum.api import Step
from kawah.learning.enrollment import api as enrollments
from kawah.lib.prepared import Given, Prepared
from kawah.lib.questions.answers import LONGEST, Answer
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.learner import chances, checked, fields, paper, result, seen, sending, verdicts
from kawah.web.learner.lesson import cap_on
from kawah.web.learner.places import Place, marked_place_for, place_for, place_in
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

CLOCKS_DIFFER = timedelta(seconds=3)  # a page whose time ends hands in a little early
LENGTH = "panjang"  # asks the paper to say which essays are too short or too long
OWN = Prepared(
    lambda: (
        Attempt.objects.filter(
            uuid=Given("attempt", UUIDField()),
            enrollment__person=Given("person"),
            enrollment__is_open=True,
        )
        .select_related("quiz__activity", "enrollment__course", "enrollment__version")
        .defer("enrollment__version__outline")
    )
)
RESPONSES = Prepared(
    lambda: (
        Response.objects.filter(attempt=Given("attempt"))
        .select_related("item_version")
        .order_by("seq")
    )
)
RESPONSE = Prepared(
    lambda: Response.objects.filter(attempt=Given("attempt"), seq=Given("seq")).select_related(
        "item_version"
    )
)


def _used_twice() -> str:
    return _("Satu angka dipakai dua kali: beri setiap langkah angka yang berbeda.")


def _too_long(text: str) -> str:
    words = {"count": number_format(len(text)), "most": number_format(LONGEST)}
    return (
        _(
            "Tulisan Anda %(count)s karakter; paling banyak %(most)s karakter. Belum disimpan:"
            " ringkaslah, lalu kirim lagi."
        )
        % words
    )


def show(request: PersonRequest, place: Place) -> HttpResponse:
    """What awaits, before it begins."""
    quiz = Quiz.objects.filter(activity=place.step.pk).first()
    if quiz is None:
        raise Http404
    attempts = list(Attempt.objects.within(place.enrollment).filter(quiz=quiz).order_by("number"))
    handed_in = [attempt for attempt in attempts if attempt.submitted_at]
    context = {
        **place.context,
        "quiz": quiz,
        "is_task": result.is_task(quiz, place.enrollment),
        "cap": None if place.is_done or place.is_unmarked else cap_on(request, place),
        "count": sum(slots.count for slots in quiz.slots),
        "handed_in": handed_in,
        "next_step": _meanwhile(place),
        "open": next((attempt for attempt in attempts if not attempt.submitted_at), None),
        **chances.of(place.enrollment, quiz),
    }
    return render(request, "learner/quiz.html", context)


def _meanwhile(place: Place) -> Step | None:
    """What can be done while this part waits for a mark."""
    return assessment.next_step(place.enrollment) if place.is_unmarked else None


@require_POST
@may(Verb.LEARN)
def start(request: PersonRequest, enrollment: UUID, activity: UUID) -> HttpResponse:
    place = place_for(request.person, enrollment=enrollment, activity=activity)
    if place.enrollment.waits_until(request.today):
        return redirect("learner:course", place.enrollment.course.uuid)
    try:
        attempt = assessment.start(place.enrollment, place.step, now=request.now)
    except Quiz.DoesNotExist as missing:
        raise Http404 from missing
    except (assessment.NoAttemptsLeft, assessment.AttemptUnmarked) as fault:
        messages.warning(request, assessment.refusal(fault))
        return redirect("learner:activity", enrollment, activity)
    return redirect("learner:attempt", attempt.uuid)


def attempt_for(person: Person, key: UUID) -> Attempt:
    """One's own attempt in a course that one has not left, or has come back to; any other is a
    404."""
    row = OWN.first(attempt=key, person=person.pk) or _come_back_to(person, key)
    if row is None:
        raise Http404
    row.enrollment.person = person
    return row


def _come_back_to(person: Person, key: UUID) -> Attempt | None:
    """An attempt from before the course was left; it goes on in the enrollment of today."""
    rows = Attempt.objects.filter(uuid=key, enrollment__person=person, enrollment__is_open=False)
    row = rows.select_related("quiz__activity", "enrollment").first()
    if row is None:
        return None
    row.enrollment = enrollments.current(row.enrollment)
    return row if row.enrollment.is_open else None


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
    return RESPONSES(attempt=attempt.pk)


def _doubled(request: PersonRequest, responses: list[Response]) -> dict[int, list[str]]:
    """The numbers of orderings in which one number was used twice, by their place on the paper."""
    sent = dict(request.POST.lists())
    numbers = {
        one.seq: fields.numbers_in(sent, one.item_version.question, seq=one.seq)
        for one in responses
    }
    return {seq: given for seq, given in numbers.items() if fields.is_doubled(given)}


def _overlong(request: PersonRequest, responses: list[Response]) -> dict[int, str]:
    """The essays that are longer than can be kept, by their place on the paper."""
    sent = dict(request.POST.lists())
    texts = {
        one.seq: fields.overlong_in(sent, one.item_version.question, seq=one.seq)
        for one in responses
    }
    return {seq: text for seq, text in texts.items() if text}


def _paper(request: PersonRequest, row: Attempt) -> dict[str, Any]:
    tells_at_once = row.quiz.feedback == FeedbackMode.IMMEDIATE
    responses = responses_of(row)
    told = {one.seq for one in responses if tells_at_once and checked.holds(request, row, one)}
    standing = assessment.standing(responses) if told else {}
    is_asked = LENGTH in request.GET
    faults = assessment.faults_in(responses, is_exam=row.quiz.is_exam) if is_asked else {}
    doubled = _doubled(request, responses)
    faults.update(dict.fromkeys(doubled, _used_twice()))
    overlong = _overlong(request, responses)
    faults.update({seq: _too_long(text) for seq, text in overlong.items()})
    shown = {one.seq: seen.shown(one) for one in responses}
    for one in responses:
        one.answer = overlong.get(one.seq, one.answer)
    return {
        **place_of(row).context,
        "attempt": row,
        "language": row.enrollment.version.language,
        "questions": [
            {
                **_question(row, one, numbers=doubled.get(one.seq, ())),
                "verdict": _verdict(one, standing) if one.seq in told else "",
                "name": _("Soal %(seq)s dari %(all)s") % {"seq": one.seq, "all": len(responses)},
                "fault": faults.get(one.seq, ""),
                "seen": (seen.name_of(one.seq), shown[one.seq]),
            }
            for one in responses
        ],
        "faults": faults.items(),
        "is_unsaved": bool(overlong),
        "tells_at_once": tells_at_once,
        "seconds_left": seconds_left(row, now=request.now),
    }


def seconds_left(row: Attempt, *, now: datetime) -> float | None:
    return None if row.due_at is None else (row.due_at - now).total_seconds()


def _question(row: Attempt, response: Response, *, numbers: Sequence[str]) -> dict[str, Any]:
    question = response.item_version.question
    seat = paper.Seat(row.chance, response.seq, response.answer, numbers=numbers)
    return {
        "seq": response.seq,
        "address": reverse("learner:answer", args=[row.uuid, response.seq]),
        "html": paper.render(question, seat),
        "is_saved": response.saved_at is not None and not numbers,
    }


def _verdict(response: Response, standing: assessment.Standing) -> SafeString:
    return verdicts.now(assessment.judged(response, standing))


def place_of(row: Attempt) -> Place:
    return place_in(row.enrollment, activity=row.quiz.activity.uuid)


def _given(request: PersonRequest, row: Attempt, response: Response) -> Answer | None:
    question, sent = response.item_version.question, dict(request.POST.lists())
    return fields.answer_in(sent, question, seq=response.seq, chance=row.chance)


def _save(
    request: PersonRequest, row: Attempt, response: Response, given: Answer | None
) -> assessment.Saved:
    return assessment.save(
        row,
        seq=response.seq,
        answer=given,
        happened_at=sending.happened_at(request),
        now=request.now,
        hand=_hand(request),
    )


def _hand(request: PersonRequest) -> Hand | None:
    """The device's own order of answers; a form without a script has none."""
    device = sending.uuid_in(request.POST.get("device", ""))
    made = sending.whole_in(request.POST.get("made", ""))
    return None if device is None or made is None else Hand(device, made)


def _hand_in(request: PersonRequest, row: Attempt) -> HttpResponse:
    """What stands on the paper is saved first; too late is told, and what was saved counts."""
    if row.submitted_at is not None:
        return redirect("learner:result", row.uuid)
    changed = _save_changed(request, row)
    responses = responses_of(row)
    is_amiss = _overlong(request, responses) or _doubled(request, responses)
    if is_amiss and not _is_due(request, row):
        return render(request, "learner/paper.html", _paper(request, row), status=400)
    if seq := request.POST.get("check"):
        for one in responses_of(row):
            if str(one.seq) == seq:
                checked.note(request, row, seq=one.seq, saved_at=one.saved_at)
        return redirect(f"{paper_of(row)}#balasan-{seq}")
    if request.POST.get("then") == "here":
        return redirect(paper_of(row) + "".join(f"#soal-{seq}" for seq in changed[-1:]))
    if request.POST.get("then") == "later":
        messages.success(request, _put_aside(row))
        return redirect("learner:activity", row.enrollment.uuid, row.quiz.activity.uuid)
    return _send(request, row)


def _send(request: PersonRequest, row: Attempt) -> HttpResponse:
    """Hand in, while there is time only after what is open was told."""
    responses = responses_of(row)
    if not _is_due(request, row):
        if assessment.faults_in(responses, is_exam=row.quiz.is_exam):
            return redirect(f"{paper_of(row, **{LENGTH: 'ya'})}#kurang")
        if assessment.open_questions(responses):
            return redirect("learner:handing_in", row.uuid)
    assessment.submit(row, happened_at=sending.happened_at(request), now=request.now)
    return redirect("learner:result", row.uuid)


def _is_due(request: PersonRequest, row: Attempt) -> bool:
    return assessment.is_due(row, now=request.now + CLOCKS_DIFFER)


def paper_of(row: Attempt, **asked: str) -> str:
    address = reverse("learner:attempt", args=[row.uuid])
    return f"{address}?{urlencode(asked)}" if asked else address


def _put_aside(row: Attempt) -> str:
    if row.due_at is None:
        return _("Jawaban Anda tersimpan. Lanjutkan kapan saja.")
    words = {"due": written.moment(row.due_at)}
    return _("Jawaban Anda tersimpan. Waktu tetap berjalan sampai %(due)s.") % words


def _save_changed(request: PersonRequest, row: Attempt) -> list[int]:
    """The places of the answers that are new."""
    changed = []
    try:
        responses = responses_of(row)
        overlong = _overlong(request, responses)
        for response in responses:
            given = _given(request, row, response)
            if response.seq in overlong or given == response.answer:
                continue
            if seen.is_touched(request, response, given):
                _save(request, row, response, given)
                changed.append(response.seq)
    except assessment.AttemptClosed as fault:
        messages.warning(request, assessment.refusal(fault))
    return changed


@require_POST
@may(Verb.LEARN)
def answer(request: PersonRequest, attempt: UUID, seq: int) -> HttpResponse:
    """One answer, saved while the paper is being filled in. A script asks, so what is refused is
    told in a sentence that it can show."""
    try:
        row = attempt_for(request.person, attempt)
    except Http404:
        return _refused(_("Anda tidak lagi mengikuti kursus ini; jawaban ini tidak disimpan."), 404)
    response = RESPONSE.first(attempt=row.pk, seq=seq)
    if response is None:
        return _refused(assessment.refusal(assessment.QuestionUnknown()), 404)
    if overlong := _overlong(request, [response]):
        return _refused(_too_long(overlong[seq]), 422)
    given = _given(request, row, response)
    try:
        saved = _save(request, row, response, given)
    except assessment.AttemptClosed as fault:
        return _refused(assessment.refusal(fault), 409)
    if _doubled(request, [response]):
        return _refused(_used_twice(), 422)
    html = verdicts.now(saved.judged) if saved.judged else ""
    if html and "check" in request.POST:
        checked.note(request, row, seq=seq, saved_at=saved.saved_at)
    return JsonResponse({"seq": saved.seq, "html": html, "seen": seen.sign(given)})


def _refused(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"sentence": sentence}, status=status)


@may(Verb.LEARN)
def outcome(request: PersonRequest, attempt: UUID) -> HttpResponse:
    """What came of an attempt, with as much feedback as the quiz gives."""
    row = attempt_for(request.person, attempt)
    if row.submitted_at is None:
        return redirect("learner:attempt", attempt)
    responses = list(
        row.responses.select_related("item_version").prefetch_related("grades").order_by("seq")
    )
    place = marked_place_for(
        request.person, enrollment=row.enrollment.uuid, activity=row.quiz.activity.uuid
    )
    context = {
        **place.context,
        **result.of(row, responses),
        **chances.of(place.enrollment, row.quiz),
        "next_step": _meanwhile(place),
    }
    if place.enrollment.completed_at and row.is_passed:
        context["jp"] = written.hours(place.enrollment.version.minutes, on=request.today)
    return render(request, "learner/result.html", context)
