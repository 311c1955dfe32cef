"""Whether a certificate is in force: for anyone who holds its code."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from kawah.earned.certificates import api as certificates
from kawah.web.shell.access import anyone
from kawah.web.shell.asking import OpenRequest

LONGEST = 60


# Nothing is changed here, so the form needs no token and a visitor gets no cookie.
@csrf_exempt
@anyone
def ask(request: OpenRequest) -> HttpResponse:
    """Where a code is typed. It is sent in a form and only a code of ours gets an address: people
    type staff numbers, too."""
    code = (request.POST or request.GET).get("kode", "").strip()[:LONGEST]
    if not code:
        return render(request, "public/check.html", {"code": ""})
    try:
        certificates.check(code, now=request.now)
    except certificates.CertificateUnknown as unknown:
        return _unknown(request, code, unknown)
    return redirect("public:check", code)


@anyone
def check(request: OpenRequest, code: str) -> HttpResponse:
    """What stands behind a code: in force, revoked or replaced."""
    try:
        found = certificates.check(code[:LONGEST], now=request.now)
    except certificates.CertificateUnknown as unknown:
        return _unknown(request, code[:LONGEST], unknown)
    return render(request, "public/check.html", {"found": found})


def _unknown(
    request: OpenRequest, code: str, unknown: certificates.CertificateUnknown
) -> HttpResponse:
    context = {"code": code, "fault": str(unknown)}
    return render(request, "public/check.html", context, status=HTTPStatus.NOT_FOUND)
