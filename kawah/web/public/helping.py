"""Help in plain words: what to do when ..., whom to ask, and the way back."""

from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from kawah.lib.periods import local_day
from kawah.people.access.api import Role, contact_of, grants_of
from kawah.web.shell.access import anyone
from kawah.web.shell.asking import OpenRequest

LONGEST = 300


@anyone
def help_page(request: OpenRequest) -> HttpResponse:
    context: dict[str, object] = {"back": _back(request), "roles": list(Role)}
    if (person := request.person) is not None:
        on = local_day(request.now, person.agency.time_zone)
        context["contact"] = contact_of(person.agency, on=on)
        context["roles"] = [row.role for row in grants_of(person, on=on)]
    return render(request, "public/help.html", context)


def _back(request: OpenRequest) -> str:
    """The page one came from, when it is one of ours and not this one."""
    before = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        before, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    parts = urlsplit(before)
    if not is_ours or not parts.netloc or parts.path == request.path or len(before) > LONGEST:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")
