"""What other rooms may ask about acts on many people."""

from kawah.people.errands.choosing import (
    Outlook,
    TooMany,
    can_be_undone,
    choose,
    confirm,
    look,
    undo,
)
from kawah.people.errands.models import MOST, Act, Errand, Member, Outcome, Stage

__all__ = [
    "MOST",
    "Act",
    "Errand",
    "Member",
    "Outcome",
    "Outlook",
    "Stage",
    "TooMany",
    "can_be_undone",
    "choose",
    "confirm",
    "look",
    "undo",
]
