"""Renewing the sign-in at hand after all others have ended."""

from django.contrib.auth import update_session_auth_hash

from kawah.people.accounts import api as accounts
from kawah.web.shell.asking import PersonRequest


def renew(request: PersonRequest) -> None:
    before = request.session.session_key or ""
    update_session_auth_hash(request, request.person)
    after = request.session.session_key or ""
    accounts.keep_only(request.person, before=before, session=after)
