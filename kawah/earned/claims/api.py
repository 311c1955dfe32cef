"""What other rooms may ask of claims."""

from kawah.earned.claims.annulling import (
    AskedYourself,
    ask_to_annul,
    grant_annulment,
    refuse_annulment,
)
from kawah.earned.claims.calling import acceptors, organizing
from kawah.earned.claims.checking import (
    AlreadyAccepted,
    ConfirmedYourself,
    accept,
    claimed_elsewhere,
    confirm,
    refuse,
    send_back,
)
from kawah.earned.claims.claiming import (
    LONGEST,
    MOST_DAYS,
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
from kawah.earned.claims.desks import desks_of, vouchers
from kawah.earned.claims.holding import OwnClaim, ReasonMissing
from kawah.earned.claims.models import Annulment, Claim, ClaimQuerySet, Step
from kawah.earned.claims.recapping import Pair, Recapped, annul, enter
from kawah.earned.claims.words import VOID, WAITING, State
from kawah.earned.claims.worth import days_of, stated

__all__ = [
    "LONGEST",
    "MOST_DAYS",
    "MOST_MINUTES",
    "VOID",
    "WAITING",
    "AlreadyAccepted",
    "AlreadyClaimed",
    "Annulment",
    "AskedYourself",
    "Claim",
    "ClaimQuerySet",
    "ConfirmedYourself",
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
    "acceptors",
    "annul",
    "ask_to_annul",
    "claimed_elsewhere",
    "confirm",
    "days_of",
    "desks_of",
    "enter",
    "grant_annulment",
    "organizing",
    "refuse",
    "refuse_annulment",
    "send",
    "send_again",
    "send_back",
    "stated",
    "vouchers",
    "withdraw",
]
