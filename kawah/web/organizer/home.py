"""An organizer's first screen: what waits for a check, and honestly what is still to come."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.web.organizer.claims import DESK
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.ORGANIZE)
def home(request: PersonRequest) -> HttpResponse:
    waiting = DESK.waiting(request)
    context = {"first": waiting.first(), "waiting": waiting.count()}
    return render(request, "organizer/home.html", context)
