"""What a kind of activity says about one of its activities; the resep check reads only this."""

import msgspec
from msgspec import Struct

from kawah.learning.curriculum.parts import Activity


class Facts(Struct, frozen=True):
    """Numbers and lists about an activity's content, written when it is saved.

    `reading_seconds` is the shortest time in which its text can be read and its media heard;
    `estimated_minutes` what a careful learner needs; `items_by_outcome` counts scored questions
    that every attempt holds for each outcome key; `essays` counts questions that a person has to
    mark; `short_pools` names draws that their bank cannot satisfy.
    """

    words: int = 0
    reading_seconds: int = 0
    estimated_minutes: float = 0.0
    offline_bytes: int = 0
    questions: int = 0
    essays: int = 0
    decisions: int = 0
    has_feedback: bool = False
    is_assessment: bool = False
    has_pass_mark: bool = False
    items_by_outcome: dict[str, int] = {}
    short_pools: tuple[str, ...] = ()
    pictures_without_text: tuple[str, ...] = ()
    media_without_text: tuple[str, ...] = ()
    practitioner_parts: int = 0
    rule_reality_pairs: int = 0
    cites: tuple[str, ...] = ()


def describe(activity: Activity, facts: Facts) -> None:
    """Write an activity's facts beside it."""
    activity.facts = msgspec.to_builtins(facts)
    activity.save(update_fields=["facts"])


def facts_of(activity: Activity) -> Facts:
    return msgspec.convert(activity.facts, Facts)
