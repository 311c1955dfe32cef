"""At whose desk a claim waits: the supervisor's as long as there is one, else the organizer's."""

from collections.abc import Collection, Iterable
from datetime import date

from kawah.earned.claims.models import Claim, Step
from kawah.earned.claims.words import State
from kawah.people.directory.api import Supervision


def desk_of(claim: Claim, *, on: date) -> State:
    """The state in which checkers find a claim: one whose supervisor is gone is the organizer's."""
    return desks_of([claim], on=on)[claim.pk]


def desks_of(claims: Iterable[Claim], *, on: date) -> dict[int, State]:
    """The same of several, by claim; one query, and none where nothing waits for a supervisor."""
    rows = list(claims)
    sent = {claim.person_id for claim in rows if claim.state == State.SENT}
    supervised = supervised_among(sent, on=on) if sent else set()
    return {
        claim.pk: State.CONFIRMED
        if claim.state == State.SENT and claim.person_id not in supervised
        else State(claim.state)
        for claim in rows
    }


def supervised_among(people: Collection[int], *, on: date) -> set[int]:
    """Those of these people who have a supervisor on a day."""
    ties = Supervision.objects.in_force(on=on).filter(supervisor__is_active=True)
    return set(ties.filter(person__in=people).values_list("person", flat=True))


def vouchers(claims: Iterable[Claim]) -> dict[int, int]:
    """Who said of a claim that it was so, since it was last handed in, by claim; nothing is said of
    those of which nobody has."""
    steps = Step.objects.filter(
        claim__in=[claim.pk for claim in claims], state__in=(State.SENT, State.CONFIRMED)
    )
    last = {step.claim_id: step for step in steps.order_by("pk")}
    return {key: step.by_id for key, step in last.items() if step.state == State.CONFIRMED}
