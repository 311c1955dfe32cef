"""A trainer's first screen: the next answer to mark, who is stuck or drifting, what was shared."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.assessment import api as assessment
from kawah.learning.curriculum.api import Decision, Review, verdicts_for
from kawah.learning.enrollment import api as enrollment
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import reflections, teaching

NAMES = 5


@may(Verb.TEACH)
def home(request: PersonRequest) -> HttpResponse:
    trainer = request.person
    courses = teaching.taught(trainer)
    waiting = sum(course.waiting for course in courses)
    to_review = Review.objects.filter(reviewer=trainer, decision=Decision.OPEN).count()
    verdicts = list(verdicts_for(trainer)[:NAMES])
    is_idle = not waiting and not to_review
    context = {
        "next": assessment.waiting(trainer).first() if waiting else None,
        "waiting": waiting,
        "drifting": enrollment.drifting(
            trainer, today=request.today, now=request.now, at_most=NAMES
        ),
        "stuck": assessment.stuck_attempts(trainer)[:NAMES],
        "courses": courses,
        "unanswered": reflections.unanswered(trainer).count(),
        "verdict": verdicts[0] if is_idle and verdicts else None,  # what to do now
        "verdicts": verdicts[is_idle:],
        "to_review": to_review,
    }
    return render(request, "trainer/home.html", context)
