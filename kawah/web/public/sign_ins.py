"""Where somebody is signed in, and ending it there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from msgspec import Struct

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import SignIn
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


class Row(Struct, frozen=True):
    sign_in: SignIn
    device: str
    is_here: bool


@may(Verb.SIGN_IN)
def sign_ins(request: PersonRequest) -> HttpResponse:
    here = request.session.session_key
    found = accounts.sign_ins_of(request.person, now=request.now)
    rows = [Row(one, device_of(one), one.session == here) for one in found]
    rows.sort(key=lambda row: not row.is_here)
    context = {"rows": rows, "is_known": any(row.is_here for row in rows)}
    return render(request, "public/sign_ins.html", context)


def device_of(row: SignIn) -> str:
    words = {"browser": row.browser, "system": row.system}
    if row.browser and row.system:
        return _("%(browser)s di %(system)s") % words
    return row.browser or row.system or _("Perangkat yang tidak dikenal")


@require_POST
@may(Verb.SIGN_IN)
def end(request: PersonRequest) -> HttpResponse:
    """One of one's own; a second click finds it ended."""
    try:
        uuid = UUID(request.POST.get("sign_in", ""))
    except ValueError:
        return redirect("public:sign_ins")
    is_ended = accounts.end_sign_in(request.person, uuid)
    told = _("Perangkat itu sudah dikeluarkan.") if is_ended else _("Di sana Anda sudah keluar.")
    messages.success(request, told)
    return redirect("public:sign_ins")
