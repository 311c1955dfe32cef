"""Handing in a file of people."""

from http import HTTPStatus

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from kawah.people.access.api import Verb
from kawah.people.rosters import api as rosters
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.receiving import is_larger
from kawah.web.steward.rosters.reach import agency_of
from kawah.web.steward.rosters.receiving import kept

FIELD = "berkas"


# The token is looked for by reading the body, whose size is to be known first.
@csrf_exempt
@may(Verb.ADMINISTER)
def new_roster(request: PersonRequest) -> HttpResponse:
    agency_of(request)
    if is_larger(request, rosters.MOST_BYTES):
        size = rosters.MOST_BYTES // 1024**2
        fault = _("Berkas ini lebih dari %(size)s MB. Bagi menjadi beberapa berkas.")
        return _page(request, fault % {"size": size}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    answer: HttpResponse = _received(request)
    return answer


@csrf_protect
def _received(request: PersonRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    given = request.FILES.get(FIELD)
    if not isinstance(given, UploadedFile):
        return _page(request, _("Pilih dahulu berkasnya."), HTTPStatus.BAD_REQUEST)
    try:
        roster = kept(given, agency=agency_of(request), by=request.person, now=request.now)
    except rosters.FileUnusable as refusal:
        return _page(request, refusal.sentence, HTTPStatus.BAD_REQUEST)
    return redirect("steward:roster", roster.uuid)


def _page(
    request: PersonRequest, fault: str = "", status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {"fault": fault, "agency": agency_of(request), "columns": rosters.COLUMNS}
    return render(request, "steward/roster_new.html", context, status=status)
