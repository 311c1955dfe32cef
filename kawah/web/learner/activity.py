"""One activity of a course, shown by its kind."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kawah.learning.enrollment import api as enrollments
from kawah.people.access.api import Verb
from kawah.web.learner import lesson, quiz, reading_again, reflection
from kawah.web.learner.places import Place, marked_place_for, place_for
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

SHOWN: dict[str, Callable[[PersonRequest, Place], HttpResponse]] = {
    "lesson": lesson.show,
    "quiz": quiz.show,
    "reflection": reflection.show,
}


@may(Verb.LEARN)
def activity(request: PersonRequest, enrollment: UUID, activity: UUID) -> HttpResponse:
    place = marked_place_for(request.person, enrollment=enrollment, activity=activity)
    if place.enrollment.waits_until(request.today):
        return redirect("learner:course", place.enrollment.course.uuid)
    if place.step.kind not in SHOWN:
        raise Http404
    return SHOWN[place.step.kind](request, place)


@require_POST
@may(Verb.LEARN)
def presence(request: PersonRequest, enrollment: UUID, activity: UUID) -> HttpResponse:
    """A sign of life in an activity: someone scrolls, types or touches; or says by a button, where
    no script does, that it was read once more."""
    place = place_for(request.person, enrollment=enrollment, activity=activity)
    if "opened" in request.POST:
        messages.success(request, reading_again.take(request, place))
        return redirect("learner:activity", enrollment, activity)
    enrollments.stay(place.enrollment, place.step, now=request.now)
    return HttpResponse(status=204)
