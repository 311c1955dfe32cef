"""Taking an accepted claim back: somebody asks for it with a reason, a second person decides."""

from datetime import datetime

from django.db import transaction

from kawah.earned.claims import calling, recapping
from kawah.earned.claims.claiming import NotOpen
from kawah.earned.claims.holding import ReasonMissing, hold
from kawah.earned.claims.models import Annulment, Claim
from kawah.earned.claims.words import State
from kawah.people.directory.api import Person
from kawah.people.notices import api as notices
from kawah.records import api as records


class AskedYourself(Exception):
    """Whoever asks for it does not decide it."""


@transaction.atomic
def ask_to_annul(claim: Claim, *, by: Person, why: str, now: datetime) -> Annulment:
    """Ask that an accepted claim no longer counts; while that waits, it is asked once.

    Raises ReasonMissing, OwnClaim, NotOpen.
    """
    if not why.strip():
        raise ReasonMissing
    held = hold(claim, by=by)
    if asked := held.annulments.open().first():
        return asked
    if held.state != State.ACCEPTED:
        raise NotOpen
    made = Annulment.objects.create(claim=held, asked_by=by, asked_at=now, why=why.strip())
    _note(made, "claim.annulment_asked", by=by, now=now)
    calling.call_second(made, now=now)
    return made


@transaction.atomic
def grant_annulment(annulment: Annulment, *, by: Person, path: str, now: datetime) -> None:
    """Have a claim counted no longer. `path` is where its owner reads it.

    Raises OwnClaim, AskedYourself, NotOpen.
    """
    held = _held(annulment, by=by)
    if held.asked_by_id == by.pk:
        raise AskedYourself
    if not recapping.annul(held.claim, by=by, why=held.why, now=now):
        raise NotOpen
    _decide(held, by=by, now=now, is_granted=True)
    _note(held, "claim.annulled", by=by, now=now)
    _tell(held, held.claim.person, "claim_annulled", path=path, now=now)


@transaction.atomic
def refuse_annulment(annulment: Annulment, *, by: Person, path: str, now: datetime) -> None:
    """Let the claim count as it does; by whoever asked: take the question back. `path` is where
    they read it. Raises OwnClaim, NotOpen.
    """
    held = _held(annulment, by=by)
    _decide(held, by=by, now=now, is_granted=False)
    if held.asked_by_id == by.pk:
        _note(held, "claim.annulment_withdrawn", by=by, now=now)
    else:
        _note(held, "claim.annulment_refused", by=by, now=now)
        _tell(held, held.asked_by, "annulment_refused", path=path, now=now)


def _held(annulment: Annulment, *, by: Person) -> Annulment:
    """The question, for this transaction alone; raises NotOpen when it was decided meanwhile."""
    claim = hold(annulment.claim, by=by)
    rows = Annulment.objects.select_for_update(of=("self",)).select_related("asked_by")
    held = rows.filter(pk=annulment.pk, decided_at=None).first()
    if held is None:
        raise NotOpen
    held.claim = claim
    return held


def _decide(held: Annulment, *, by: Person, now: datetime, is_granted: bool) -> None:
    held.decided_by, held.decided_at, held.is_granted = by, now, is_granted
    held.save(update_fields=["decided_by", "decided_at", "is_granted"])


def _note(annulment: Annulment, verb: str, *, by: Person, now: datetime) -> None:
    claim = annulment.claim
    records.note(
        verb=verb,
        subject=f"person/{claim.person.uuid}",
        by=by.uuid,
        now=now,
        agency=claim.person.agency.code,
        after={
            "claim": claim.title,
            "form": claim.form,
            "minutes": claim.minutes,
            "asked_by": str(annulment.asked_by.uuid),
        },
        why=annulment.why,
    )


def _tell(annulment: Annulment, person: Person, kind: str, *, path: str, now: datetime) -> None:
    notices.tell(
        person,
        key=f"{kind}:{annulment.pk}",
        kind=kind,
        values={"claim": annulment.claim.title, "reason": annulment.why},
        path=path,
        now=now,
    )
