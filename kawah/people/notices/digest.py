"""The worker's part: the letter of the day, one for each person whose morning has come."""

from datetime import datetime

from django.db import transaction

from kawah.lib import checkpoints
from kawah.people.directory.api import Person
from kawah.people.notices import letters, pace
from kawah.people.notices.models import Notice

AT_ONCE = 50  # people in one turn, about a second
LOOKED_AT = 1000  # rows among which they are sought


def send_due(*, now: datetime) -> int:
    """Write to some of those whose morning has come; how many were looked after.

    What waits says so itself; that it no longer waits and that the letter is queued are one
    transaction, so that whoever is killed leaves it waiting and nobody writes twice.
    """
    due = Notice.objects.filter(letter_due_at__lte=now).order_by("letter_due_at")
    rows = due.values_list("person", flat=True)[:LOOKED_AT]
    people = list(dict.fromkeys(rows))[:AT_ONCE]
    return sum(_send(pk, now=now) for pk in people)


@transaction.atomic
def _send(pk: int, *, now: datetime) -> bool:
    waiting = Notice.objects.filter(person=pk, letter_due_at__lte=now).order_by("told_at", "pk")
    notices = list(waiting.select_for_update())
    if not notices:  # another worker was faster
        return False
    person = Person.objects.get(pk=pk)
    wanted = pace.pace_of(person)
    news = [one for one in notices if pace.is_wanted(one.kind, wanted)]
    if news and person.email and person.is_active:
        letters.send(person, news, key=f"day:{notices[-1].pk}", now=now)
    Notice.objects.filter(pk__in=[one.pk for one in notices]).update(letter_due_at=None)
    checkpoints.reached("digest")
    return True
