"""Whether a certificate is in force: for anyone who holds its code."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kawah.earned.certificates import api as certificates
from kawah.web.shell.access import anyone
from kawah.web.shell.asking import OpenRequest

LONGEST = 60


@anyone
def ask(request: OpenRequest) -> HttpResponse:
    """Where a code is typed."""
    code = request.GET.get("kode", "").strip()[:LONGEST]
    if code:
        return redirect("public:check", code.replace("/", "-"))
    return render(request, "public/check.html", {"code": ""})


@anyone
def check(request: OpenRequest, code: str) -> HttpResponse:
    """What stands behind a code: in force, revoked or replaced."""
    try:
        found = certificates.check(code[:LONGEST], now=request.now)
    except certificates.CertificateUnknown as unknown:
        context = {"code": code[:LONGEST], "fault": str(unknown)}
        return render(request, "public/check.html", context, status=HTTPStatus.NOT_FOUND)
    return render(request, "public/check.html", {"found": found})
