"""Whoever has claims to check hears of it: once a day at most, however many there are."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet

from kawah.earned.claims.models import Annulment, Claim
from kawah.earned.claims.words import State
from kawah.lib.periods import local_day
from kawah.people.access.api import Grant, Role
from kawah.people.directory.api import Person, Reach, Supervision
from kawah.people.notices import api as notices

ORGANIZING = (Role.ORGANIZER, Role.STEWARD)
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


def call_second(annulment: Annulment, *, now: datetime) -> None:
    """Whoever may decide it, in the transaction in which it is asked."""
    claim = annulment.claim
    day = local_day(now, claim.person.agency.time_zone)
    others = organizing(claim.person.agency_id, on=day).exclude(pk=claim.person_id)
    for person in others.exclude(pk=annulment.asked_by_id):
        notices.tell(
            person,
            key=f"annulment-waits:{annulment.pk}:{person.pk}",
            kind="annulment_waits",
            values={"claim": claim.title, "name": annulment.asked_by.name},
            path=f"{PLACES[State.CONFIRMED]}{claim.uuid}/",
            now=now,
        )


def organizing(agency: int, *, on: date) -> "QuerySet[Person]":
    """Everybody who looks after the hours of a whole agency."""
    held = Grant.objects.in_force(on=on).filter(role__in=ORGANIZING, reach=Reach.AGENCY)
    people: QuerySet[Person] = Person.objects.filter(
        is_active=True, pk__in=held.filter(agency=agency).values("person")
    )
    return people.order_by("name", "pk")


def _checkers(claim: Claim, state: State, *, now: datetime) -> Iterable[Person]:
    """Supervisors first, then the organizers of the agency; never the claimant."""
    day = local_day(now, claim.person.agency.time_zone)
    people: QuerySet[Person] = Person.objects.filter(is_active=True).exclude(pk=claim.person_id)
    if state == State.SENT:
        ties = Supervision.objects.in_force(on=day).filter(person=claim.person)
        return people.filter(pk__in=ties.values("supervisor"))
    held = Grant.objects.in_force(on=day).filter(role=Role.ORGANIZER, reach=Reach.AGENCY)
    return people.filter(pk__in=held.filter(agency=claim.person.agency_id).values("person"))
