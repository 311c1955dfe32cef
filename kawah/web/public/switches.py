"""Changing the role in use, and the language."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.views.decorators.http import require_POST

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.web.shell import language as languages
from kawah.web.shell import navigation
from kawah.web.shell.access import GRANT_IN_USE, NEWCOMER, anyone, may
from kawah.web.shell.addresses import next_of
from kawah.web.shell.asking import OpenRequest, PersonRequest


@require_POST
@may(Verb.SIGN_IN)
def role(request: PersonRequest) -> HttpResponse:
    wanted = request.POST.get("grant", "")
    for grant in request.grants:
        if str(grant.pk) == wanted:
            request.session[GRANT_IN_USE] = grant.pk
            return redirect(navigation.home_of(grant.role))
    raise Http404


@require_POST
@anyone
def language(request: OpenRequest) -> HttpResponse:
    """Kept with the person, or with the device of a visitor; the page stays."""
    code = request.POST.get(languages.FIELD, "")
    if code not in languages.SPOKEN:
        raise Http404
    response = redirect(next_of(request, otherwise=resolve_url("public:landing")))
    languages.keep(response, code)
    if request.person is not None:
        request.person.language = code
        request.person.save(update_fields=["language"])
        if request.session.get(NEWCOMER):
            accounts.note_language(request.person, now=request.now)
    return response
