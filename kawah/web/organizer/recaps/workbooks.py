"""Workbooks to take away: the template, and the rows that have to be mended."""

from uuid import UUID

from django.http import HttpResponse

from kawah.earned.recaps import api as recaps
from kawah.people.access.api import Verb
from kawah.people.rosters.api import mending_name
from kawah.web.organizer.recaps import reach
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.sending import workbook


@may(Verb.ORGANIZE)
def template(request: PersonRequest) -> HttpResponse:
    return workbook(recaps.template(on=request.today), "templat-rekap-jp.xlsx")


@may(Verb.ORGANIZE)
def bad_rows(request: PersonRequest, recap: UUID) -> HttpResponse:
    held = reach.found(request, recap)
    if held.is_moving or held.stage == recaps.Stage.READ:
        return reach.back(request, recap)
    return workbook(recaps.marked(held), mending_name(held.name))
