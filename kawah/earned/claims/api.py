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
from kawah.earned.claims.words import WAITING, State

__all__ = [
    "WAITING",
    "AlreadyClaimed",
    "Claim",
    "DaysUnusable",
    "FormUnknown",
    "MinutesMissing",
    "NotOpen",
    "OwnClaim",
    "ReasonMissing",
    "State",
    "Step",
    "Told",
    "accept",
    "claimed_elsewhere",
    "confirm",
    "refuse",
    "send",
    "send_again",
    "send_back",
    "withdraw",
]
