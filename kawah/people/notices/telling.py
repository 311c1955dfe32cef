"""Telling a person something, once."""

from datetime import datetime
from functools import cache

from kawah.lib.prepared import Given, Prepared
from kawah.people.directory.api import Person
from kawah.people.notices import letters, pace
from kawah.people.notices.models import Notice


def tell(
    person: Person,
    *,
    key: str,
    kind: str,
    values: dict[str, str],
    path: str,
    now: datetime,
) -> bool:
    """Write a notice in the caller's transaction; False when told before.

    Its letter is queued with it, or it waits for the person's letter of the day.
    """
    notice = Notice(person=person, key=key, kind=kind, values=values, path=path, told_at=now)
    if Notice.objects.filter(key=key).exists():
        return False
    wanted = pace.pace_of(person) if person.email else None
    is_urgent = wanted is not None and pace.is_urgent(kind, wanted)
    if wanted is not None and not is_urgent and pace.is_wanted(kind, wanted):
        notice.letter_due_at = pace.next_morning(now, person.agency.time_zone)
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
    if is_urgent:
        letters.send(person, [notice], key=key, now=now)
    return True


def latest(person: Person, *, at_most: int) -> list[Notice]:
    return _latest(at_most)(person=person.pk)


@cache
def _latest(count: int) -> Prepared[Notice]:
    newest = Notice.objects.order_by("-told_at")
    return Prepared(lambda: newest.filter(person=Given("person"))[:count])
