"""Whether a certificate's file is whole, and ours: for anyone who holds the file."""

from datetime import timedelta
from http import HTTPStatus

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from kawah.earned.certificates import api as certificates
from kawah.web.shell.access import anyone
from kawah.web.shell.addresses import caller_of
from kawah.web.shell.asking import OpenRequest
from kawah.web.shell.limits import Limit

FIELD = "berkas"
AROUND = 10_000  # what a form adds to a file
PDF, WITHIN = b"%PDF-", 1024  # where readers look for the mark of a PDF
often = Limit(20, within=timedelta(minutes=10))


# Nothing is changed here, and the token would be looked for by reading a body of any size.
@csrf_exempt
@anyone
def file(request: OpenRequest) -> HttpResponse:
    """Examine a file that is kept nowhere."""
    if request.method != "POST":
        return redirect("public:ask")
    if _length(request) > certificates.MAX_BYTES + AROUND:
        told = _("Berkas ini lebih dari 2 MB, jadi bukan sertifikat Kawah. Pilih berkas lain.")
        return _refused(request, told, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if not often.allows(caller_of(request), now=request.now):
        told = _("Sudah banyak berkas diperiksa dari sini. Coba lagi sepuluh menit lagi.")
        return _refused(request, told, HTTPStatus.TOO_MANY_REQUESTS)
    return _examine(request)


def _length(request: OpenRequest) -> int:
    told = request.headers.get("Content-Length", "")
    return int(told) if told.isdecimal() else 0


def _examine(request: OpenRequest) -> HttpResponse:
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    given = request.FILES.get(FIELD)
    if given is None:
        told = _("Pilih dahulu berkas PDF sertifikatnya.")
        return _refused(request, told, HTTPStatus.BAD_REQUEST)
    content = given.read()
    if PDF not in content[:WITHIN]:
        told = _("Berkas ini bukan PDF. Pilih berkas PDF sertifikatnya.")
        return _refused(request, told, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    try:
        examined = certificates.examine(content, now=request.now)
    except certificates.ExaminersBusy:
        told = _("Pemeriksa berkas sedang sibuk. Coba lagi sebentar lagi.")
        return _refused(request, told, HTTPStatus.SERVICE_UNAVAILABLE)
    context = {"found": examined.found, "verdict": examined.verdict}
    return render(request, "public/file.html", context)


def _refused(request: OpenRequest, told: str, status: HTTPStatus) -> HttpResponse:
    return render(request, "public/check.html", {"file_fault": told}, status=status)
