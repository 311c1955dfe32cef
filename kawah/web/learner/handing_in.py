"""Handing in a paper with questions still open: told first, then done."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Attempt
from kawah.people.access.api import Verb
from kawah.web.learner import quiz, sending
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.LEARN)
def handing_in(request: PersonRequest, attempt: UUID) -> HttpResponse:
    """What is open, and the two ways on."""
    row = quiz.attempt_for(request.person, attempt)
    if request.method == "POST":
        return _hand_in(request, row)
    is_over = row.submitted_at is not None or assessment.is_due(row, now=request.now)
    responses = [] if is_over else quiz.responses_of(row)
    seqs = assessment.open_questions(responses)
    if not seqs:
        return redirect("learner:attempt", attempt)
    context = {
        **quiz.place_of(row).context,
        "attempt": row,
        "paper": quiz.paper_of(row),
        "seqs": seqs,
        "count": len(responses),
        "seconds_left": quiz.seconds_left(row, now=request.now),
    }
    return render(request, "learner/handing_in.html", context)


def _hand_in(request: PersonRequest, row: Attempt) -> HttpResponse:
    try:
        assessment.hand_in(row, happened_at=sending.happened_at(request), now=request.now)
    except assessment.PaperIncomplete:
        return redirect(f"{quiz.paper_of(row, **{quiz.LENGTH: 'ya'})}#kurang")
    return redirect("learner:result", row.uuid)
