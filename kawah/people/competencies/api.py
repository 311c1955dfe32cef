"""What other rooms may ask about competencies."""

from kawah.people.competencies.gap import Finding, Gap, gaps, prevailing
from kawah.people.competencies.holding import asked_of, attest, gaps_of, held_by, source_of
from kawah.people.competencies.models import (
    Competency,
    CompetencyKind,
    Held,
    Source,
    Standard,
    Status,
    Sureness,
    Withdrawal,
)
from kawah.people.competencies.observing import (
    LONGEST_SIGHT,
    LevelUnknown,
    NotTheSupervisor,
    SightMissing,
    observe,
)
from kawah.people.competencies.verifying import are_verified
from kawah.people.competencies.withdrawing import withdraw

__all__ = [
    "LONGEST_SIGHT",
    "Competency",
    "CompetencyKind",
    "Finding",
    "Gap",
    "Held",
    "LevelUnknown",
    "NotTheSupervisor",
    "SightMissing",
    "Source",
    "Standard",
    "Status",
    "Sureness",
    "Withdrawal",
    "are_verified",
    "asked_of",
    "attest",
    "gaps",
    "gaps_of",
    "held_by",
    "observe",
    "prevailing",
    "source_of",
    "withdraw",
]
