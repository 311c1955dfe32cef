"""Closing the posts of somebody who moves or leaves, and opening again what was closed."""

from datetime import date
from typing import Any

from django.db.models import Q
from msgspec import Struct

from kawah.people.directory.persons import Appointment, Person, Supervision


class Closed(Struct, frozen=True):
    """What was closed, by primary key: posts, ties to supervisors, ties to subordinates."""

    appointments: list[int] = []
    supervisions: list[int] = []


def close_posts(person: Person, *, on: date) -> Closed:
    """From that day on the person holds no post, has no supervisor and supervises nobody.

    What was to begin that day or later never holds, so it is taken away.
    """
    posts = Appointment.objects.filter(person=person)
    ties = Supervision.objects.filter(Q(person=person) | Q(supervisor=person))
    return Closed(appointments=_close(posts, on=on), supervisions=_close(ties, on=on))


def hand_over_posts(person: Person, other: Person, *, on: date) -> None:
    """The other holds the posts from now on, unless they hold one of their own."""
    open_still = Appointment.objects.filter(Q(until=None) | Q(until__gt=on))
    if not open_still.filter(person=other).exists():
        open_still.filter(person=person).update(person=other)


def _close(rows: Any, *, on: date) -> list[int]:
    rows.filter(effective_from__gte=on).delete()
    open_still = rows.filter(until=None)
    closed = list(open_still.values_list("pk", flat=True))
    rows.filter(pk__in=closed).update(until=on)
    rows.filter(until__gt=on).update(until=on)
    return closed


def reopen_posts(person: Person, closed: Closed, *, on: date) -> None:
    """Open again what was closed on that day, where nothing else has taken its place."""
    posts = Appointment.objects.filter(pk__in=closed.appointments, until=on)
    if not Appointment.objects.filter(person=person, until=None).exists():
        posts.update(until=None)
    for tie in Supervision.objects.filter(pk__in=closed.supervisions, until=on):
        others = Supervision.objects.filter(person=tie.person_id, until=None)
        if not others.exists():
            Supervision.objects.filter(pk=tie.pk).update(until=None)
