"""A claim that an agency makes for its people: accepted with its recap as evidence; and how one is
annulled, whoever made it."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from kawah.earned.claims import crediting
from kawah.earned.claims.models import Claim, Step
from kawah.earned.claims.words import State
from kawah.people.directory.api import Person


class Recapped(Struct, frozen=True):
    """What a row of a recap says of a training; `number` stands on its certificate."""

    form: str
    title: str
    organizer: str
    first_day: date
    last_day: date
    minutes: int
    number: str


class Pair(Struct, frozen=True):
    """Who handed it in, when; and the second person, who accepts."""

    sent_by: Person
    sent_at: datetime
    accepted_by: Person


def enter(person: Person, told: Recapped, pair: Pair, *, uuid: UUID, now: datetime) -> Claim:
    """Have a row counted, in the caller's transaction, which holds the person's queue and has seen
    that the same is not claimed yet."""
    said = {name: getattr(told, name) for name in told.__struct_fields__}
    claim = Claim(uuid=uuid, person=person, state=State.ACCEPTED, sent_at=pair.sent_at, **said)
    claim.save(force_insert=True)
    Step.objects.bulk_create(
        [
            Step(claim=claim, state=State.SENT, by=pair.sent_by, at=pair.sent_at),
            Step(claim=claim, state=State.ACCEPTED, by=pair.accepted_by, at=now),
        ]
    )
    crediting.credit(claim, by=pair.accepted_by, now=now)
    return claim


def annul(claim: Claim, *, by: Person, why: str, now: datetime) -> bool:
    """Take back what was counted, in the caller's transaction, which holds the person's queue;
    False when there is nothing to take back."""
    counts = Claim.objects.filter(pk=claim.pk, state=State.ACCEPTED)
    if not counts.update(state=State.ANNULLED):
        return False
    claim.state = State.ANNULLED
    Step.objects.create(claim=claim, state=State.ANNULLED, by=by, at=now, why=why)
    crediting.take_back(claim, by=by, why=why, now=now)
    return True
