"""Who is it: NIP or e-mail, with a password."""

import re

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from kawah.lib.prepared import Given, Prepared
from kawah.people.directory.api import Person

ACTIVE = Prepared(
    lambda: Person.objects.select_related("agency").filter(pk=Given("person"), is_active=True)
)


def spelled(username: str) -> str:
    """One spelling for all the ways to write a NIP or an e-mail address."""
    name = username.strip().casefold()
    return name if "@" in name else re.sub(r"[\s.\-]", "", name)


def find(username: str) -> Person | None:
    """The active person with this NIP (spaces and dots are forgiven) or e-mail address."""
    name = username.strip()
    active = Person.objects.filter(is_active=True).select_related("agency")
    if "@" in name:
        person: Person | None = active.with_email(name).first()
        return person
    digits = spelled(name)
    found: Person | None = active.filter(nip=digits).first() if digits else None
    return found


class NipOrEmail(BaseBackend):
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_others: object,
    ) -> Person | None:
        if username is None or password is None:
            return None
        person = find(username)
        if person is None or not person.has_usable_password():
            make_password(password)  # takes as long as a real check: names cannot be told apart
            return None
        return person if person.check_password(password) else None

    def get_user(self, user_id: int) -> Person | None:
        return ACTIVE.first(person=user_id)
