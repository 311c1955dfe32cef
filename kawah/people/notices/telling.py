"""Telling a person something, once."""

from collections.abc import Sequence
from datetime import datetime

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
    notice = Notice(person=person, key=key, kind=kind, values=values, path=path)
    return bool(tell_all([notice], now=now))


def tell_all(news: Sequence[Notice], *, now: datetime) -> list[Notice]:
    """Tell many people something, each as `tell` does: those notices that are new."""
    known = Notice.objects.filter(key__in=[notice.key for notice in news])
    there = set(known.values_list("key", flat=True))
    fresh = [notice for notice in news if notice.key not in there]
    paces = pace.paces_of([notice.person for notice in fresh if notice.person.email])
    urgent = []
    for notice in fresh:
        notice.told_at, wanted = now, paces.get(notice.person_id)
        if wanted is not None and pace.is_urgent(notice.kind, wanted):
            urgent.append(notice)
        elif wanted is not None and pace.is_wanted(notice.kind, wanted):
            notice.letter_due_at = pace.next_morning(now, notice.person.agency.time_zone)
    Notice.objects.bulk_create(fresh, ignore_conflicts=True)
    for notice in urgent:
        letters.send(notice.person, [notice], key=notice.key, now=now)
    return fresh
