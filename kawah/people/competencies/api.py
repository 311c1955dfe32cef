"""What other rooms may ask about competencies."""

from kawah.people.competencies.gap import Finding, Gap, gaps, prevailing
from kawah.people.competencies.holding import asked_of, attest, gaps_of, held_by
from kawah.people.competencies.models import (
    Competency,
    CompetencyKind,
    Held,
    Source,
    Standard,
    Status,
    Withdrawal,
)
from kawah.people.competencies.verifying import are_verified
from kawah.people.competencies.withdrawing import withdraw

__all__ = [
    "Competency",
    "CompetencyKind",
    "Finding",
    "Gap",
    "Held",
    "Source",
    "Standard",
    "Status",
    "Withdrawal",
    "are_verified",
    "asked_of",
    "attest",
    "gaps",
    "gaps_of",
    "held_by",
    "prevailing",
    "withdraw",
]
