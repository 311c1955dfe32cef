"""Another address: whoever reads the old one hears of it there, and codes that went to it end."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from kawah.people.accounts.tickets import end_tickets_of
from kawah.people.directory.api import Person
from kawah.people.notices import api as notices


@transaction.atomic
def leave_addresses(people: Sequence[Person], *, now: datetime) -> None:
    """These people are about to get other addresses, in the caller's transaction; of those who have
    none yet nothing is to be told."""
    known = [person for person in people if person.email]
    news = [
        notices.Notice(
            person=person,
            key=f"address:{uuid4()}",
            kind="address_changed",
            values={},
            path="/saya/",
        )
        for person in known
    ]
    notices.tell_all(news, now=now)
    end_tickets_of([person.pk for person in known], now=now)
