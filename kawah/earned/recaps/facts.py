"""What is claimed already by the people of some rows, asked in a few queries for all."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

import msgspec
from msgspec import Struct, field

from kawah.earned.claims.api import VOID, Claim, Recapped
from kawah.earned.recaps.models import Recap, Row, State
from kawah.earned.recaps.reading import Said
from kawah.lib.periods import local_day
from kawah.people.rosters.api import People, people_named

Key = tuple[int, str, date, date, str]


class Known(Struct):
    """`rows` says which row of the file said the same first; `claimed` in which state it is."""

    agency_path: str
    barred: Collection[int]  # nobody has own rows counted
    people: People = field(default_factory=lambda: People({}, {}))
    claimed: dict[Key, str] = field(default_factory=dict)
    rows: dict[Key, int] = field(default_factory=dict)


def today_of(recap: Recap, *, now: datetime) -> date:
    return local_day(now, recap.agency.time_zone)


def key_of(person: int, told: Recapped) -> Key:
    """What makes two trainings of a person the same."""
    return person, told.form, told.first_day, told.last_day, told.title.casefold()


def gather(recap: Recap, said: Sequence[Said]) -> Known:
    """For the dry run: whom rows name, what they claimed, what earlier rows said."""
    people = people_named([one.named for one in said])
    keys = {person.pk for person in people.everyone}
    known = Known(recap.agency.path, {recap.by_id}, people, claimed_by(keys))
    earlier = Row.objects.filter(recap=recap, person__in=keys, state=State.READY)
    for person, told, number in earlier.values_list("person", "said", "number"):
        known.rows[key_of(person, told_in(told))] = number
    return known


def claimed_by(people: Collection[int]) -> dict[Key, str]:
    """The states of what people claimed, and what was not turned down."""
    rows = Claim.objects.filter(person__in=people).exclude(state__in=VOID)
    found = rows.values_list("person", "form", "first_day", "last_day", "title", "state")
    return {
        (person, form, first, last, title.casefold()): state
        for person, form, first, last, title, state in found
    }


def told_in(said: dict[str, object]) -> Recapped:
    """What a row keeps of what it says."""
    return msgspec.convert(said, Recapped)
