"""What other rooms may ask of claims."""

from kawah.earned.claims.checking import (
    OwnClaim,
    ReasonMissing,
    accept,
    claimed_elsewhere,
    confirm,
    refuse,
    send_back,
)
from kawah.earned.claims.claiming import (
    LONGEST,
    MOST_MINUTES,
    AlreadyClaimed,
    DaysUnusable,
    FormUnknown,
    MinutesMissing,
    NotOpen,
    Told,
    send,
    send_again,
    withdraw,
)
from kawah.earned.claims.models import Claim, Step
from kawah.earned.claims.recapping import Pair, Recapped, annul, enter
from kawah.earned.claims.words import VOID, WAITING, State
from kawah.earned.claims.worth import days_of, stated

__all__ = [
    "LONGEST",
    "MOST_MINUTES",
    "VOID",
    "WAITING",
    "AlreadyClaimed",
    "Claim",
    "DaysUnusable",
    "FormUnknown",
    "MinutesMissing",
    "NotOpen",
    "OwnClaim",
    "Pair",
    "ReasonMissing",
    "Recapped",
    "State",
    "Step",
    "Told",
    "accept",
    "annul",
    "claimed_elsewhere",
    "confirm",
    "days_of",
    "enter",
    "refuse",
    "send",
    "send_again",
    "send_back",
    "stated",
    "withdraw",
]
