"""Slows guessing without letting strangers lock anyone out.

A browser that has once signed in as somebody carries a signed device mark. Guesses without that
mark are counted per person, so an attacker is stopped after `STRANGER_LIMIT` guesses a day; the
owner's own browser is counted apart and stays open. A browser that several people share carries a
mark of each. (OWASP, "Slow down online guessing attacks with device cookies".)
"""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core import signing
from django.db.models import F
from django.utils.crypto import salted_hmac

from kawah.people.access.backend import find, spelled
from kawah.people.access.models import Failure
from kawah.people.directory.api import Person

DEVICE_COOKIE = "perangkat"
DEVICE_DAYS = 400
MOST_MARKS, BETWEEN = 5, "|"  # of the people who signed in last
KNOWN_DEVICE_LIMIT, KNOWN_DEVICE_WINDOW = 10, timedelta(minutes=15)
ADDRESS_LIMIT, ADDRESS_WINDOW = 10, timedelta(minutes=15)
STRANGER_LIMIT, STRANGER_WINDOW = 100, timedelta(days=1)
CODE_LIMIT, CODE_WINDOW = 30, timedelta(minutes=15)  # of one address, over all codes
LONGEST_WINDOW = max(KNOWN_DEVICE_WINDOW, ADDRESS_WINDOW, STRANGER_WINDOW)

Counter = tuple[str, int, timedelta]


def _hash(*parts: str) -> str:
    return salted_hmac("kawah.lockout", "\x00".join(parts), algorithm="sha256").hexdigest()


def _name(whom: Person | str) -> str:
    """A person has one name here, however it was written; what names nobody has its spelling's."""
    person = whom if isinstance(whom, Person) else find(whom)
    return _hash("person", str(person.uuid)) if person else _hash("name", spelled(str(whom)))


def device_mark(whom: Person | str) -> str:
    """A mark that says: from this browser, this person has signed in before."""
    return signing.dumps([_name(whom), secrets.token_urlsafe(12)], salt="kawah.device")


def device_marks(whom: Person | str, *, before: str) -> str:
    """The marks of a browser after a sign-in: a new one, and those of the others before."""
    name = _name(whom)
    others = [mark for mark, owner, _ in _read(before) if owner != name]
    return BETWEEN.join([device_mark(whom), *others][:MOST_MARKS])


def _read(marks: str) -> Iterator[tuple[str, str, str]]:
    """The marks that are ours, each with its owner and nonce."""
    for mark in marks.split(BETWEEN, MOST_MARKS)[:MOST_MARKS]:
        try:
            owner, nonce = signing.loads(
                mark, salt="kawah.device", max_age=timedelta(days=DEVICE_DAYS)
            )
        except (signing.BadSignature, ValueError):
            continue
        yield mark, owner, nonce


def counters(
    whom: Person | str, *, address: str, marks: str, at: str = "password"
) -> list[Counter]:
    """The counters that a guess is held against; `at` names the step, each counted by itself."""
    name = _name(whom)
    step = [] if at == "password" else [at]
    for _, owner, nonce in _read(marks):
        if owner == name:
            key = _hash("device", name, nonce, *step)
            return [(key, KNOWN_DEVICE_LIMIT, KNOWN_DEVICE_WINDOW)]
    return [
        (_hash("address", name, address, *step), ADDRESS_LIMIT, ADDRESS_WINDOW),
        (_hash("stranger", name, *step), STRANGER_LIMIT, STRANGER_WINDOW),
    ]


def counters_of_codes(*, address: str) -> list[Counter]:
    """The counter of wrong one-time codes. Whoever is beyond it is asked for a name as well, and
    held against `counters`: so nobody shuts the colleagues out who share the address."""
    return [(_hash("code", address), CODE_LIMIT, CODE_WINDOW)]


def wait(against: list[Counter], *, now: datetime) -> timedelta | None:
    """How long to wait before another try is heard; None when it is heard at once."""
    rows = {row.key: row for row in Failure.objects.filter(key__in=[key for key, _, _ in against])}
    waits = [
        rows[key].since + window - now
        for key, limit, window in against
        if key in rows and rows[key].count >= limit and rows[key].since + window > now
    ]
    return max(waits, default=None)


def count_failure(against: list[Counter], *, now: datetime) -> None:
    for key, _, window in against:
        Failure.objects.filter(key=key, since__lte=now - window).delete()
        Failure.objects.bulk_create([Failure(key=key, count=0, since=now)], ignore_conflicts=True)
        Failure.objects.filter(key=key).update(count=F("count") + 1)


def forget(against: list[Counter]) -> None:
    """After a good sign-in: clear the counters of this browser and address, not the strangers'."""
    keys = [key for key, limit, _ in against if limit != STRANGER_LIMIT]
    Failure.objects.filter(key__in=keys).delete()
