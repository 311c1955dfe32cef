"""A request as views see it once `may` or `anyone` has let it in."""

from collections.abc import Sequence
from datetime import date, datetime

from django.http import HttpRequest

from kawah.people.access.api import Grant
from kawah.people.directory.api import Person, Scope


class OpenRequest(HttpRequest):
    """Of a page for anyone: `person` is who is signed in, if someone is."""

    person: Person | None
    now: datetime


class PersonRequest(HttpRequest):
    """Of a page for someone signed in. `grant` is the role in use, `scope` how far it reaches,
    `today` the day where the person works. Only a page for every role may meet a person without
    one; then `grant` is None and the scope is the person's own."""

    person: Person
    now: datetime
    today: date
    grants: Sequence[Grant]
    grant: Grant | None
    scope: Scope
