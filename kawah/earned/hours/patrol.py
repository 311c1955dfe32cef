"""A look at the whole ledger every day, a bit in each turn of the worker; what it finds is said in
the log, and `doctor` tells how the last one ended."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from kawah.earned.hours.checks import of_person
from kawah.earned.hours.days import ledger_day
from kawah.earned.hours.findings import Finding
from kawah.earned.hours.publishing import compare
from kawah.earned.hours.seals import Patrol
from kawah.earned.hours.verification import verify_nothing_added, verify_roots
from kawah.people.directory.api import Person

log = logging.getLogger(__name__)
PEOPLE_AT_ONCE, ROOTS_AT_ONCE = 50, 31


def look(*, now: datetime) -> int:
    """Look at some people, then at some roots, then at what was published; one that midnight finds
    under way is gone on with. Nothing waits for it, so it is never counted as work that is left."""
    day = ledger_day(now)
    patrol = Patrol.objects.order_by("-day").first()
    if patrol is None or (patrol.ended_at is not None and patrol.day < day):
        patrol, _begun = Patrol.objects.get_or_create(day=day)
    if patrol.ended_at is None:
        _people(patrol) or _roots(patrol) or _end(patrol, now)
    return 0


def last() -> Patrol | None:
    """The last one that came to its end."""
    return Patrol.objects.exclude(ended_at=None).order_by("-day").first()


def _people(patrol: Patrol) -> bool:
    some = list(Person.objects.filter(pk__gt=patrol.person).order_by("pk")[:PEOPLE_AT_ONCE])
    found = (finding for person in some for finding in of_person(person))
    return bool(some) and _keep(patrol, found, person=some[-1].pk)


def _roots(patrol: Patrol) -> bool:
    found, day = verify_roots(after=patrol.root, at_most=ROOTS_AT_ONCE)
    return day is not None and _keep(patrol, found, root=day)


def _end(patrol: Patrol, now: datetime) -> bool:
    return _keep(patrol, [*verify_nothing_added(), *compare()], ended_at=now)


def _keep(patrol: Patrol, found: Iterable[Finding], **reached: object) -> bool:
    said = [str(finding) for finding in found]
    for words in said:
        log.error("the hours ledger is not whole", extra={"finding": words})
    row = Patrol.objects.filter(pk=patrol.pk, person=patrol.person, root=patrol.root)
    row.update(findings=F("findings") + len(said), **reached)
    return True
