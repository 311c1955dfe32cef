"""Whoever has claims to check hears of it: once a day at most, however many there are."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from kawah.earned.claims.models import Claim
from kawah.earned.claims.words import State
from kawah.lib.periods import local_day
from kawah.people.access.api import Grant, Role
from kawah.people.directory.api import Person, Reach, Supervision
from kawah.people.notices import api as notices

PLACES = {State.SENT: "/tim/pengajuan/", State.CONFIRMED: "/penyelenggara/pengajuan/"}


def call_checkers(claim: Claim, *, now: datetime) -> None:
    """In the transaction in which a claim comes to wait for them."""
    state = State(claim.state)
    day = local_day(now, claim.person.agency.time_zone)
    for person in _checkers(claim, state, now=now):
        notices.tell(
            person,
            key=f"claims-wait:{state}:{person.pk}:{day}",
            kind="claims_wait",
            values={"name": claim.person.name},
            path=PLACES[state],
            now=now,
        )


def _checkers(claim: Claim, state: State, *, now: datetime) -> Iterable[Person]:
    """Supervisors first, then the organizers of the agency; never the claimant."""
    day = local_day(now, claim.person.agency.time_zone)
    people: QuerySet[Person] = Person.objects.filter(is_active=True).exclude(pk=claim.person_id)
    if state == State.SENT:
        ties = Supervision.objects.in_force(on=day).filter(person=claim.person)
        return people.filter(pk__in=ties.values("supervisor"))
    held = Grant.objects.in_force(on=day).filter(role=Role.ORGANIZER, reach=Reach.AGENCY)
    return people.filter(pk__in=held.filter(agency=claim.person.agency_id).values("person"))
