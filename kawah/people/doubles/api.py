"""What other rooms may ask about records of one person."""

from kawah.people.doubles.asking import (
    MergerOpen,
    MergerOutOfReach,
    approve,
    ask,
    ask_far,
    asked_in,
    awaiting_mergers,
    nearest_deciders,
    refuse,
    withdraw,
)
from kawah.people.doubles.distinct import tell_apart
from kawah.people.doubles.likeness import Likeness, Pair
from kawah.people.doubles.merged import is_merged, merger_of
from kawah.people.doubles.merging import RecordClosed
from kawah.people.doubles.models import Distinct, Merger
from kawah.people.doubles.suspecting import suspected, suspected_with

__all__ = [
    "Distinct",
    "Likeness",
    "Merger",
    "MergerOpen",
    "MergerOutOfReach",
    "Pair",
    "RecordClosed",
    "approve",
    "ask",
    "ask_far",
    "asked_in",
    "awaiting_mergers",
    "is_merged",
    "merger_of",
    "nearest_deciders",
    "refuse",
    "suspected",
    "suspected_with",
    "tell_apart",
    "withdraw",
]
