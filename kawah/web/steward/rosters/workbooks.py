"""Workbooks to take away: the template, and the rows that have to be mended."""

from uuid import UUID

from django.http import HttpResponse

from kawah.people.access.api import Verb
from kawah.people.rosters import api as rosters
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.sending import workbook
from kawah.web.steward.rosters import reach


@may(Verb.ADMINISTER)
def template(request: PersonRequest) -> HttpResponse:
    return workbook(rosters.template(), "templat-pegawai.xlsx")


@may(Verb.ADMINISTER)
def bad_rows(request: PersonRequest, roster: UUID) -> HttpResponse:
    held = reach.found(request, roster)
    if held.is_moving or held.stage == rosters.Stage.READ:
        return reach.back(request, roster)
    return workbook(rosters.marked(held), rosters.file_name(held))
