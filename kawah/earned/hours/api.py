"""What other rooms may ask of learning hours."""

from kawah.earned.hours.asking import (
    ExplainedLine,
    Tally,
    balance,
    balances,
    lines_of,
    risk_by,
    team,
)
from kawah.earned.hours.caps import cap_reached, minutes_a_day
from kawah.earned.hours.changing import (
    FigureNotAboveZero,
    LeastAboveMost,
    MoreThanADay,
    TermsUnusable,
    change_rule,
    change_target,
    demand,
    most_a_day,
    subject_of,
    withdraw_plan,
)
from kawah.earned.hours.checks import check
from kawah.earned.hours.findings import Finding
from kawah.earned.hours.index import IndexEffect, index_effect
from kawah.earned.hours.models import Balance, Entry, Head, Line, Root, Rule, Target
from kawah.earned.hours.notes import note_in, source_in
from kawah.earned.hours.patrol import last as last_patrol
from kawah.earned.hours.posting import settle_stale
from kawah.earned.hours.publishing import publish, published_in, seal_and_publish
from kawah.earned.hours.reasons import Explanation, too_fast
from kawah.earned.hours.reckoning import together
from kawah.earned.hours.reference_data import load as load_reference
from kawah.earned.hours.regulation import Bounds, Terms
from kawah.earned.hours.rules import conversion_of, rules_in_force, touched_since
from kawah.earned.hours.settlement import Conversion
from kawah.earned.hours.standing import Goal, Member, Standing, most_at_risk_first, stand
from kawah.earned.hours.verification import verify, verify_chain
from kawah.earned.hours.words import (
    Approver,
    Basis,
    CapUnit,
    DeliveryClass,
    Evidence,
    Period,
    Reason,
    Risk,
)
from kawah.lib.succession import (
    ChangeTooEarly,
    ChangeTooLate,
    PlannedByTables,
    ReasonMissing,
    RowBegun,
    RowEnded,
)

__all__ = [
    "Approver",
    "Balance",
    "Basis",
    "Bounds",
    "CapUnit",
    "ChangeTooEarly",
    "ChangeTooLate",
    "Conversion",
    "DeliveryClass",
    "Entry",
    "Evidence",
    "ExplainedLine",
    "Explanation",
    "FigureNotAboveZero",
    "Finding",
    "Goal",
    "Head",
    "IndexEffect",
    "LeastAboveMost",
    "Line",
    "Member",
    "MoreThanADay",
    "Period",
    "PlannedByTables",
    "Reason",
    "ReasonMissing",
    "Risk",
    "Root",
    "RowBegun",
    "RowEnded",
    "Rule",
    "Standing",
    "Tally",
    "Target",
    "Terms",
    "TermsUnusable",
    "balance",
    "balances",
    "cap_reached",
    "change_rule",
    "change_target",
    "check",
    "conversion_of",
    "demand",
    "index_effect",
    "last_patrol",
    "lines_of",
    "load_reference",
    "minutes_a_day",
    "most_a_day",
    "most_at_risk_first",
    "note_in",
    "publish",
    "published_in",
    "risk_by",
    "rules_in_force",
    "seal_and_publish",
    "settle_stale",
    "source_in",
    "stand",
    "subject_of",
    "team",
    "together",
    "too_fast",
    "touched_since",
    "verify",
    "verify_chain",
    "withdraw_plan",
]
