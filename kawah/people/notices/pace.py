"""How often a person wants letters, and which news does not wait for that.

What is named here may be refused or must not wait; everything else is news on which somebody has to
act, and comes at least once a day to everyone.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kawah.lib.periods import utc
from kawah.people.directory.api import Person
from kawah.people.notices.models import Pace, Preference

MORNING = time(7)  # where the person's agency is
# About the door to one's account: whoever did not ask for it must hear of it at once.
AT_ONCE = frozenset({"factor_taken_off", "access_renewed", "address_changed", "records_merged"})
# Good to know, and to be found on the page at any time.
OPTIONAL = frozenset(
    {
        "attempt_allowed",
        "attempt_graded",
        "certificate_ready",
        "claim_accepted",
        "data_settled",
        "framework_approved",
        "grant_approved",
        "merger_merged",
        "reflection_replied",
        "recap_counted",
        "release_granted",
        "review_approved",
        "waiver_granted",
    }
)


def pace_of(person: Person) -> Pace:
    return paces_of([person])[person.pk]


def paces_of(people: Sequence[Person]) -> dict[int, Pace]:
    """By the key of the person. One query, and none for nobody."""
    chosen = Preference.objects.filter(person__in=people).values_list("person", "pace")
    rows = dict(chosen) if people else {}
    return {one.pk: Pace(rows.get(one.pk, Pace.DAILY)) for one in people}


def choose_pace(person: Person, pace: Pace, *, now: datetime) -> None:
    """From now on; what was to come once a day before comes as this says."""
    Preference.objects.update_or_create(
        person=person, defaults={"pace": pace.value, "chosen_at": now}
    )


def is_wanted(kind: str, pace: Pace) -> bool:
    return pace != Pace.NEEDED or kind not in OPTIONAL


def is_urgent(kind: str, pace: Pace) -> bool:
    return kind in AT_ONCE or pace == Pace.AT_ONCE


def next_morning(now: datetime, zone: str) -> datetime:
    """When the next letter of the day goes out."""
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return utc(datetime.combine(day, MORNING, tzinfo=ZoneInfo(zone)))
