"""A person's own account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.people.directory import api as directory
from kawah.people.notices import api as told
from kawah.web.public import renewing
from kawah.web.shell import navigation
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

NEWEST = 30


@may(Verb.SIGN_IN)
def account(request: PersonRequest) -> HttpResponse:
    context = {
        "person": request.person,
        "appointment": directory.current(request.person, on=request.today),
        "more": navigation.more_of(request.grant.role if request.grant else None),
    }
    return render(request, "public/account.html", context)


@require_POST
@may(Verb.SIGN_IN)
def end_other_sign_ins(request: PersonRequest) -> HttpResponse:
    """All of them end, and this one is renewed."""
    accounts.end_others(request.person)
    renewing.renew(request)
    messages.success(request, _("Anda sudah keluar dari semua perangkat lain."))
    return redirect("public:sign_ins")


@may(Verb.SIGN_IN)
def notices(request: PersonRequest) -> HttpResponse:
    language = get_language() or "id"
    rows = [
        {
            "sentence": told.sentence(notice.kind, notice.values, language=language),
            "path": notice.path,
            "told_at": notice.told_at,
        }
        for notice in told.latest(request.person, at_most=NEWEST)
    ]
    return render(request, "public/notices.html", {"rows": rows})
