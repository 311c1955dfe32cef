"""What other rooms may ask about competencies."""

from kawah.people.competencies.changing import (
    LEVELS,
    LevelUnreachable,
    NothingChanged,
    Terms,
    Thing,
    demand,
    open_row,
    plain,
    rows_of,
    terms_in,
    thing_named,
    thing_of,
)
from kawah.people.competencies.concern import people_concerned
from kawah.people.competencies.deciding import (
    ChangedMeanwhile,
    OwnProposal,
    ProposalDecided,
    approve,
    refuse,
)
from kawah.people.competencies.deciding import withdraw as withdraw_proposal
from kawah.people.competencies.gap import Finding, Gap, gaps, prevailing
from kawah.people.competencies.holding import asked_of, attest, gaps_of, held_by, source_of
from kawah.people.competencies.models import (
    Competency,
    CompetencyKind,
    Held,
    Level,
    Outcome,
    Proposal,
    Source,
    Standard,
    Status,
    Sureness,
    Withdrawal,
    Wording,
)
from kawah.people.competencies.observing import (
    LONGEST_SIGHT,
    LevelUnknown,
    NotTheSupervisor,
    SightMissing,
    observe,
)
from kawah.people.competencies.owning import NameTaken, NameUnusable, Own, add, end, own_in, own_of
from kawah.people.competencies.planned import withdraw_plan
from kawah.people.competencies.proposal_news import name_of
from kawah.people.competencies.proposing import ProposalOpen, propose
from kawah.people.competencies.verifying import are_verified
from kawah.people.competencies.waiting import awaiting_proposals, open_proposals
from kawah.people.competencies.withdrawing import withdraw

__all__ = [
    "LEVELS",
    "LONGEST_SIGHT",
    "ChangedMeanwhile",
    "Competency",
    "CompetencyKind",
    "Finding",
    "Gap",
    "Held",
    "Level",
    "LevelUnknown",
    "LevelUnreachable",
    "NameTaken",
    "NameUnusable",
    "NotTheSupervisor",
    "NothingChanged",
    "Outcome",
    "Own",
    "OwnProposal",
    "Proposal",
    "ProposalDecided",
    "ProposalOpen",
    "SightMissing",
    "Source",
    "Standard",
    "Status",
    "Sureness",
    "Terms",
    "Thing",
    "Withdrawal",
    "Wording",
    "add",
    "approve",
    "are_verified",
    "asked_of",
    "attest",
    "awaiting_proposals",
    "demand",
    "end",
    "gaps",
    "gaps_of",
    "held_by",
    "name_of",
    "observe",
    "open_proposals",
    "open_row",
    "own_in",
    "own_of",
    "people_concerned",
    "plain",
    "prevailing",
    "propose",
    "refuse",
    "rows_of",
    "source_of",
    "terms_in",
    "thing_named",
    "thing_of",
    "withdraw",
    "withdraw_plan",
    "withdraw_proposal",
]
