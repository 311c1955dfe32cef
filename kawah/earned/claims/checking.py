"""Checking a claim: the supervisor confirms it, the organizer accepts it, both may send it back."""

from datetime import datetime

from django.db import transaction

from kawah.earned.claims import calling, crediting, desks
from kawah.earned.claims.claiming import NotOpen
from kawah.earned.claims.holding import ReasonMissing, hold
from kawah.earned.claims.models import Claim, Step
from kawah.earned.claims.words import State
from kawah.lib.periods import local_day
from kawah.people.directory.api import Person
from kawah.people.notices import api as notices
from kawah.records import api as records

VERBS = {  # of the administrative log
    State.ACCEPTED: "claim.accepted",
    State.RETURNED: "claim.returned",
    State.REFUSED: "claim.refused",
}


class ConfirmedYourself(Exception):
    """Two people look at a claim: who confirmed it does not accept it."""


class AlreadyAccepted(Exception):
    """The same training of the same person counts already."""


@transaction.atomic
def confirm(claim: Claim, *, by: Person, now: datetime) -> None:
    """A supervisor says that it was so; confirming twice is confirming once.

    Raises OwnClaim, NotOpen.
    """
    held = hold(claim, by=by)
    if held.state == State.CONFIRMED:
        return
    _demand(held, State.SENT)
    _step(held, State.CONFIRMED, by=by, now=now)
    calling.call_checkers(held, now=now)


@transaction.atomic
def accept(claim: Claim, *, by: Person, path: str, now: datetime) -> None:
    """An organizer has it counted; accepting twice is accepting once. `path` is where its owner
    reads it. Raises OwnClaim, NotOpen, ConfirmedYourself, AlreadyAccepted.
    """
    held = hold(claim, by=by)
    if held.state == State.ACCEPTED:
        return
    if held.person_id != claim.person_id:  # whose record became another one meanwhile
        raise NotOpen
    _demand_acceptable(held, by=by, now=now)
    _step(held, State.ACCEPTED, by=by, now=now)
    crediting.credit(held, by=by, now=now)
    _note(held, by=by, now=now)
    _tell(held, path=path, now=now)


@transaction.atomic
def send_back(claim: Claim, *, by: Person, why: str, path: str, now: datetime) -> None:
    """Ask for something to be mended. Raises OwnClaim, NotOpen, ReasonMissing."""
    _turn_down(claim, State.RETURNED, by=by, why=why, path=path, now=now)


@transaction.atomic
def refuse(claim: Claim, *, by: Person, why: str, path: str, now: datetime) -> None:
    """Say that it is not counted. Raises OwnClaim, NotOpen, ReasonMissing."""
    _turn_down(claim, State.REFUSED, by=by, why=why, path=path, now=now)


def claimed_elsewhere(claim: Claim) -> bool:
    """Whether somebody else handed in the same evidence."""
    if claim.evidence_id is None:
        return False
    twins = Claim.objects.filter(evidence=claim.evidence_id).exclude(person=claim.person_id)
    return twins.exclude(state=State.WITHDRAWN).exists()


def _turn_down(
    claim: Claim, state: State, *, by: Person, why: str, path: str, now: datetime
) -> None:
    if not why.strip():
        raise ReasonMissing
    held = hold(claim, by=by)
    if held.state == state:
        return
    if held.state not in (State.SENT, State.CONFIRMED):
        raise NotOpen
    _step(held, state, by=by, now=now, why=why.strip())
    _note(held, by=by, now=now, why=why.strip())
    _tell(held, path=path, now=now, why=why.strip())


def _demand(held: Claim, state: State) -> None:
    if held.state != state:
        raise NotOpen


def _demand_acceptable(held: Claim, *, by: Person, now: datetime) -> None:
    """It waits for this check, for somebody else than made the first, and counts only once."""
    on = local_day(now, held.person.agency.time_zone)
    if desks.desk_of(held, on=on) != State.CONFIRMED:
        raise NotOpen
    if by.pk in desks.vouchers([held]).values():
        raise ConfirmedYourself
    accepted = Claim.objects.filter(person=held.person_id, state=State.ACCEPTED)
    same = accepted.alike(
        form=held.form, first_day=held.first_day, last_day=held.last_day, title=held.title
    )
    if same.exists():
        raise AlreadyAccepted


def _step(held: Claim, state: State, *, by: Person, now: datetime, why: str = "") -> None:
    held.state = state
    held.save(update_fields=["state"])
    Step.objects.create(claim=held, state=state, by=by, at=now, why=why)


def _note(held: Claim, *, by: Person, now: datetime, why: str = "") -> None:
    records.note(
        verb=VERBS[State(held.state)],
        subject=f"person/{held.person.uuid}",
        by=by.uuid,
        now=now,
        agency=held.person.agency.code,
        after={"claim": held.title, "form": held.form, "minutes": held.minutes},
        why=why,
    )


def _tell(held: Claim, *, path: str, now: datetime, why: str = "") -> None:
    notices.tell(
        held.person,
        key=f"claim-{held.state}:{held.uuid}:{now.isoformat()}",
        kind=f"claim_{held.state}",
        values={"claim": held.title, "reason": why},
        path=path,
        now=now,
    )
