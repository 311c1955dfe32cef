"""The beginning of a site: its first agency, and the first two who look after all of them.

Every other role is given by somebody who has one. Whoever runs the site holds its start code; it
opens nothing any more once a national admin has had a password.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from msgspec import Struct

from kawah.lib.periods import local_day
from kawah.people.access.api import Role, grant
from kawah.people.accounts import slips, tickets
from kawah.people.accounts.first_steward import Newcomer
from kawah.people.accounts.ordering import WITHOUT_PASSWORD
from kawah.people.directory.api import (
    Agency,
    AgencyFacts,
    Person,
    PersonRefused,
    Reach,
    enlist,
    open_agency,
)
from kawah.records import api as records

START = UUID("6b617761-6800-4177-a16c-6177616c6177")  # one beginning after the other


class SiteBegun(Exception):
    """A national admin has had a password: whatever is to be done has somebody to do it."""


class SiteFounded(Exception):
    """The first people are on record already and may be given new codes."""


class FounderRefused(Exception):
    """One of the first people cannot be entered: `place` says which, `sentence` why."""

    def __init__(self, place: int, sentence: str) -> None:
        super().__init__(sentence)
        self.place, self.sentence = place, sentence


class Admission(Struct, frozen=True):
    """A person with the code for setting a password."""

    person: Person
    code: str  # as it is shown
    address: str
    until: datetime


def has_begun() -> bool:
    """Whether anybody with the national role has, or ever had, a password."""
    people = Person.objects.filter(grants__role=Role.NATIONAL)
    used = people.filter(tickets__used_at__isnull=False)
    return bool(people.exclude(WITHOUT_PASSWORD).exists() or used.exists())


def founders() -> list[Person]:
    """Who has the national role, in the order in which they were entered."""
    people = Person.objects.filter(grants__role=Role.NATIONAL, is_active=True)
    return list(people.select_related("agency").distinct().order_by("pk"))


@transaction.atomic
def found(
    code: str, facts: AgencyFacts, newcomers: Sequence[Newcomer], *, now: datetime
) -> list[Admission]:
    """Make the first agency, enter its people with the national role and give each a code.

    The role has no end: nobody stands above them who could give it again. Raises SiteBegun,
    SiteFounded, CodeTaken, FounderRefused.
    """
    _hold()
    if founders():
        raise SiteFounded
    agency = open_agency(code, facts, by=None, now=now)
    people = [_enter(agency, one, place, now=now) for place, one in enumerate(newcomers)]
    return _admit(people, now=now)


def _hold() -> None:
    records.hold(START)
    if has_begun():
        raise SiteBegun


def _enter(agency: Agency, newcomer: Newcomer, place: int, *, now: datetime) -> Person:
    try:
        person = enlist(
            newcomer.name,
            kind=newcomer.kind,
            agency=agency,
            nip_text=newcomer.nip,
            email=newcomer.email or None,
            now=now,
        )
    except PersonRefused as error:
        raise FounderRefused(place, str(error)) from error
    today = local_day(now, agency.time_zone)
    grant(person, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=today, now=now)
    return person


@transaction.atomic
def admit_again(*, now: datetime) -> list[Admission]:
    """New codes for the first people, whose earlier ones end. Raises SiteBegun."""
    _hold()
    people = founders()
    for person in people:
        records.note(
            verb="account.access_renewed",
            subject=f"person/{person.uuid}",
            by=None,
            now=now,
            agency=person.agency.code,
        )
    return _admit(people, now=now)


def _admit(people: Sequence[Person], *, now: datetime) -> list[Admission]:
    life = tickets.LETTER_LIFE
    fresh = tickets.issue_all(people, life=life, now=now)
    return [
        Admission(person, tickets.show(code), slips.address_of(code), now + life)
        for person, code in zip(people, fresh, strict=True)
    ]
