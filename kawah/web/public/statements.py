"""Pages that only say something."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.web.shell.access import anyone
from kawah.web.shell.asking import OpenRequest


@anyone
def landing(request: OpenRequest) -> HttpResponse:
    return render(request, "public/landing.html")


@anyone
def accessibility(request: OpenRequest) -> HttpResponse:
    return render(request, "public/accessibility.html")


@anyone
def privacy(request: OpenRequest) -> HttpResponse:
    return render(request, "public/privacy.html")
