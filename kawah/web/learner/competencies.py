"""What the post held and the post aimed at ask, beside what one holds."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.people.competencies.api import are_verified
from kawah.people.directory import api as directory
from kawah.web.shell import levels
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.LEARN)
def competencies(request: PersonRequest) -> HttpResponse:
    person, on = request.person, request.today
    appointment = directory.current(person, on=on)
    post, aim = appointment.position if appointment else None, person.target_position
    context = {
        "are_verified": are_verified([one for one in (post, aim) if one], on=on),
        "post": post,
        "rows": levels.asked_of(person, post, on=on) if post else [],
        "aim": aim,
        "aim_rows": levels.asked_of(person, aim, on=on) if aim else [],
        "besides": levels.held_besides(person, post, on=on),
    }
    return render(request, "learner/competencies.html", context)
