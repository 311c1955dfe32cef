"""What other rooms may ask about who may do what."""

from kawah.people.access import lockout
from kawah.people.access.asking import (
    GrantOutOfReach,
    LastSteward,
    Wanted,
    approve,
    ask_grant,
    awaiting_decision,
    end_grant,
    may_give,
    nearest_deciders,
    refuse,
    second_persons,
)
from kawah.people.access.backend import find
from kawah.people.access.ending import end_sign_ins
from kawah.people.access.granting import end, end_roles, grant, grant_all, reopen, take_back
from kawah.people.access.helping import contact_of, set_help_contact
from kawah.people.access.holding import alike, beyond, grants_of, held_and_planned
from kawah.people.access.models import Grant, GrantRequest
from kawah.people.access.roles import MATTER, Role, Verb, may
from kawah.people.access.supervising import (
    name_supervisor,
    name_supervisors,
    tell_of_succession,
)

__all__ = [
    "Grant",
    "GrantOutOfReach",
    "GrantRequest",
    "LastSteward",
    "MATTER",
    "Role",
    "Verb",
    "Wanted",
    "alike",
    "approve",
    "ask_grant",
    "awaiting_decision",
    "beyond",
    "contact_of",
    "end",
    "end_roles",
    "end_grant",
    "end_sign_ins",
    "find",
    "grant",
    "grant_all",
    "grants_of",
    "held_and_planned",
    "lockout",
    "may",
    "may_give",
    "name_supervisor",
    "name_supervisors",
    "reopen",
    "take_back",
    "nearest_deciders",
    "refuse",
    "second_persons",
    "set_help_contact",
    "tell_of_succession",
]
