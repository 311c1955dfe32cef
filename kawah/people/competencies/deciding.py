"""Deciding about a change of the framework: by another national admin than who proposed it."""

from datetime import datetime

from django.db import transaction

from kawah.lib.periods import local_day
from kawah.lib.succession import ReasonMissing
from kawah.people.competencies import changing
from kawah.people.competencies.changing import plain
from kawah.people.competencies.models import Outcome, Proposal
from kawah.people.competencies.proposal_news import DECIDED, note, tell
from kawah.people.directory.api import Person


class ProposalDecided(Exception):
    """It was decided already."""


class OwnProposal(Exception):
    """Whoever proposes does not decide, and only they withdraw."""


class ChangedMeanwhile(Exception):
    """What is open is not what was open when it was proposed."""


@transaction.atomic
def approve(proposal: Proposal, *, path: str, by: Person, now: datetime) -> None:
    """Let what was proposed hold.

    Raises ProposalDecided, OwnProposal, ChangedMeanwhile, and what `changing.demand` raises.
    """
    row = _held(proposal)
    if row.asked_by_id == by.pk:
        raise OwnProposal
    thing = changing.thing_named(row.subject)
    if plain(changing.open_row(thing)) != row.before:
        raise ChangedMeanwhile
    after = changing.terms_in(thing, row.after) if row.after else None
    on = local_day(now, by.agency.time_zone)
    changing.demand(thing, after, valid_from=row.valid_from, on=on, why=row.why)
    changing.put(thing, after, valid_from=row.valid_from)
    _decide(row, Outcome.APPROVED, path=path, by=by, now=now, answer="")


@transaction.atomic
def refuse(proposal: Proposal, *, path: str, by: Person, now: datetime, answer: str) -> None:
    """Let everything be as it is. Raises ProposalDecided, OwnProposal, ReasonMissing."""
    row = _held(proposal)
    if row.asked_by_id == by.pk:
        raise OwnProposal
    if not answer.strip():
        raise ReasonMissing
    _decide(row, Outcome.REFUSED, path=path, by=by, now=now, answer=answer.strip())


@transaction.atomic
def withdraw(proposal: Proposal, *, path: str, by: Person, now: datetime) -> None:
    """Take back one's own. Raises ProposalDecided, OwnProposal."""
    row = _held(proposal)
    if row.asked_by_id != by.pk:
        raise OwnProposal
    _decide(row, Outcome.WITHDRAWN, path=path, by=by, now=now, answer="")


def _held(proposal: Proposal) -> Proposal:
    """The row, locked. Raises ProposalDecided."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("asked_by")
    row = rows.get(pk=proposal.pk)
    if row.decided_at is not None:
        raise ProposalDecided
    return row


def _decide(
    row: Proposal, outcome: Outcome, *, path: str, by: Person, now: datetime, answer: str
) -> None:
    row.outcome, row.decided_by, row.decided_at, row.answer = outcome, by, now, answer
    row.save(update_fields=["outcome", "decided_by", "decided_at", "answer"])
    why = row.why if outcome == Outcome.APPROVED else answer
    note(DECIDED[outcome], row, by=by, now=now, why=why)
    if outcome != Outcome.WITHDRAWN:
        tell(row.asked_by, row, kind=f"framework_{outcome}", path=path, now=now)
