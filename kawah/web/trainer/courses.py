"""All courses that someone teaches, published and still being written."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import teaching


@may(Verb.TEACH)
def courses(request: PersonRequest) -> HttpResponse:
    return render(request, "trainer/courses.html", {"courses": teaching.taught(request.person)})
