"""What a person was told last, and what of it led them somewhere."""

from datetime import datetime
from functools import cache

from kawah.lib.prepared import Given, Prepared
from kawah.people.directory.api import Person
from kawah.people.notices.models import Notice


def latest(person: Person, *, at_most: int) -> list[Notice]:
    return _latest(at_most)(person=person.pk)


def mark_read(person: Person, *, kind: str, now: datetime) -> None:
    """Note that the notices of a kind led their reader to where they lead."""
    unread = Notice.objects.filter(person=person, kind=kind, read_at=None)
    if unread.exists():  # a page that is only read again asks for no place to write
        unread.update(read_at=now)


@cache
def _latest(count: int) -> Prepared[Notice]:
    newest = Notice.objects.order_by("-told_at")
    return Prepared(lambda: newest.filter(person=Given("person"))[:count])
