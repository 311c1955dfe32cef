"""Whoever has claims to check hears of it: once a day at most, however many there are."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet

from kawah.earned.claims.desks import desk_of, vouchers
from kawah.earned.claims.models import Annulment, Claim
from kawah.earned.claims.words import State
from kawah.lib.periods import local_day
from kawah.people.access.api import Grant, Role
from kawah.people.directory.api import Agency, Person, Reach, Supervision, ancestors
from kawah.people.notices import api as notices

ORGANIZING = (Role.ORGANIZER, Role.STEWARD)
PLACES = {State.SENT: "/tim/pengajuan/", State.CONFIRMED: "/penyelenggara/pengajuan/"}


def call_successors(people: Iterable[Person], *, now: datetime) -> None:
    """In the transaction in which others come to supervise these people, or nobody does any more:
    whoever now has their claims to check."""
    rows = Claim.objects.filter(person__in=people, state=State.SENT)
    waiting = rows.select_related("person__agency").order_by("-pk")
    for claim in {claim.person_id: claim for claim in waiting}.values():
        call_checkers(claim, now=now)


def call_checkers(claim: Claim, *, now: datetime) -> None:
    """In the transaction in which a claim comes to wait for them."""
    day = local_day(now, claim.person.agency.time_zone)
    state = desk_of(claim, on=day)
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
    others = organizing(claim.person.agency, on=day).exclude(pk=claim.person_id)
    for person in others.exclude(pk=annulment.asked_by_id):
        notices.tell(
            person,
            key=f"annulment-waits:{annulment.pk}:{person.pk}",
            kind="annulment_waits",
            values={"claim": claim.title, "name": annulment.asked_by.name},
            path=f"{PLACES[State.CONFIRMED]}{claim.uuid}/",
            now=now,
        )


def organizing(agency: Agency, *, on: date) -> "QuerySet[Person]":
    """Everybody who looks after the hours of a whole agency."""
    return _keepers([agency.path], on=on)


def acceptors(claim: Claim, *, on: date) -> "QuerySet[Person]":
    """Everybody who may have it counted: who looks after the hours of the whole agency or of one
    above it, but for its owner and for whoever confirmed it."""
    barred = [claim.person_id, *vouchers([claim]).values()]
    above = ancestors(claim.person.agency.path)
    return _keepers(above, on=on).exclude(pk__in=barred)


def _keepers(paths: Iterable[str], *, on: date) -> "QuerySet[Person]":
    held = Grant.objects.in_force(on=on).filter(role__in=ORGANIZING, reach=Reach.AGENCY)
    held = held.filter(agency__path__in=paths)
    people: QuerySet[Person] = Person.objects.filter(is_active=True, pk__in=held.values("person"))
    return people.order_by("name", "pk")


def _checkers(claim: Claim, state: State, *, now: datetime) -> Iterable[Person]:
    """Supervisors first, then the organizers of the agency, or whoever else may accept it where
    there is none; never the claimant."""
    day = local_day(now, claim.person.agency.time_zone)
    if state == State.SENT:
        ties = Supervision.objects.in_force(on=day).filter(person=claim.person)
        people: QuerySet[Person] = Person.objects.filter(is_active=True)
        return people.exclude(pk=claim.person_id).filter(pk__in=ties.values("supervisor"))
    accepting = acceptors(claim, on=day)
    held = Grant.objects.in_force(on=day).filter(role=Role.ORGANIZER, reach=Reach.AGENCY)
    own = accepting.filter(pk__in=held.filter(agency=claim.person.agency_id).values("person"))
    return list(own) or list(accepting)
