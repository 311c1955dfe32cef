"""Telling a person something, once."""

from datetime import datetime
from functools import cache

from django.conf import settings

from kawah.lib.prepared import Given, Prepared
from kawah.people.directory.api import Person
from kawah.people.notices.models import Notice
from kawah.people.notices.sentences import sentence
from kawah.records import api as records

MAIL = "mail"


def tell(
    person: Person,
    *,
    key: str,
    kind: str,
    values: dict[str, str],
    path: str,
    now: datetime,
) -> bool:
    """Write a notice in the caller's transaction and queue its mail; False when told before."""
    notice = Notice(person=person, key=key, kind=kind, values=values, path=path, told_at=now)
    if Notice.objects.filter(key=key).exists():
        return False
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
    if person.email:
        subject = sentence(kind, values, language=person.language)
        content: dict[str, object] = {
            "to": person.email,
            "subject": subject,
            "body": f"{person.name},\n\n{subject}\n\n{settings.PUBLIC_URL}{path}\n",
        }
        records.send(MAIL, content, key=f"{MAIL}:{key}", now=now)
    return True


def latest(person: Person, *, at_most: int) -> list[Notice]:
    return _latest(at_most)(person=person.pk)


@cache
def _latest(count: int) -> Prepared[Notice]:
    newest = Notice.objects.order_by("-told_at")
    return Prepared(lambda: newest.filter(person=Given("person"))[:count])
