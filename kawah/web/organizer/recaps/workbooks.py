"""Workbooks to take away: the template, and the rows that have to be mended."""

from uuid import UUID

from django.http import HttpResponse

from kawah.earned.recaps import api as recaps
from kawah.people.access.api import Verb
from kawah.people.rosters.api import mending_name
from kawah.web.organizer.recaps import reach
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


@may(Verb.ORGANIZE)
def template(request: PersonRequest) -> HttpResponse:
    return _file(recaps.template(on=request.today), "templat-rekap-jp.xlsx")


@may(Verb.ORGANIZE)
def bad_rows(request: PersonRequest, recap: UUID) -> HttpResponse:
    held = reach.found(request, recap)
    if held.is_moving:
        return reach.back(request, recap)
    return _file(recaps.marked(held), mending_name(held.name))
