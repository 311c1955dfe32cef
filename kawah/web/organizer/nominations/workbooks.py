"""Workbooks to take away: the template, and the rows that have to be mended."""

from uuid import UUID

from django.http import HttpResponse

from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.people.rosters.api import mending_name
from kawah.web.organizer.nominations import reach
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.sending import workbook


@may(Verb.ORGANIZE)
def template(request: PersonRequest) -> HttpResponse:
    return workbook(joining.template(), "templat-peserta.xlsx")


@may(Verb.ORGANIZE)
def bad_rows(request: PersonRequest, nomination: UUID) -> HttpResponse:
    held = reach.found(request, nomination)
    if held.is_moving or held.stage == joining.Stage.READ:
        return reach.back(request, nomination)
    return workbook(joining.marked(held), mending_name(held.name))
