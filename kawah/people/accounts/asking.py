"""Asking for a new password at the sign-in page: the answer is the same for every name.

The page writes one parcel whatever was typed, so that neither words nor time tell whether the name
is known; who it is, and whether a letter goes out, the worker finds out afterwards.
"""

from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from django.db import transaction

from kawah.lib import sealing
from kawah.people.access.api import find
from kawah.people.accounts import letters, tickets
from kawah.people.accounts.models import Ticket
from kawah.people.directory.api import Person
from kawah.records import api as records

CARRIER = PURPOSE = "asked"
LONGEST = 254
PAUSE = timedelta(minutes=5)  # between two letters to the same person


@transaction.atomic
def ask(username: str, *, now: datetime) -> None:
    """Somebody says that this is their name and that they have no password."""
    name = sealing.seal_text(username.strip()[:LONGEST], purpose=PURPOSE)
    records.send(CARRIER, {"name": name}, key=f"{CARRIER}:{uuid4()}", now=now)
    transaction.on_commit(records.ring)


def answer_waiting(*, now: datetime) -> int:
    """Send letters to those who are known and have an address; how many askings were looked at."""
    if not records.is_due(CARRIER, now=now):
        return 0
    return records.deliver_due({CARRIER: partial(_answer, now)}, now=now)


def _answer(now: datetime, content: dict[str, object]) -> None:
    try:
        name = sealing.unseal_text(str(content["name"]), purpose=PURPOSE)
    except sealing.SealBroken:
        return  # asked before the secret key was changed
    person = find(name)
    if person is not None and person.email:
        _send(person, now=now)


@transaction.atomic
def _send(person: Person, *, now: datetime) -> None:
    records.hold(person.uuid)
    recent = Ticket.objects.filter(person=person, is_asked=True, made_at__gt=now - PAUSE)
    if not recent.exists():
        letters.send_all([person], life=tickets.ASKED_LIFE, is_asked=True, now=now)
