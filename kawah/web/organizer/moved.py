"""Addresses under which batches and certificates stood with the agency's admin: they stay good."""

from django.http import HttpResponse, HttpResponsePermanentRedirect

from kawah.web.shell.access import anyone
from kawah.web.shell.asking import OpenRequest

BEFORE, NOW = "/instansi/", "/penyelenggara/"


@anyone
def moved(request: OpenRequest, /, **parts: object) -> HttpResponse:
    """To the same page where it stands now; what a form holds is sent along."""
    there = NOW + request.get_full_path().removeprefix(BEFORE)
    return HttpResponsePermanentRedirect(there, preserve_request=True)
