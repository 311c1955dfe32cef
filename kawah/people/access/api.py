"""What other rooms may ask about who may do what."""

from kawah.people.access import lockout
from kawah.people.access.ending import end_sign_ins
from kawah.people.access.granting import end, grant, grant_all, reopen, take_back
from kawah.people.access.holding import grants_of
from kawah.people.access.models import Grant
from kawah.people.access.roles import Role, Verb, may
from kawah.people.access.supervising import name_supervisor, name_supervisors

__all__ = [
    "Grant",
    "Role",
    "Verb",
    "end",
    "end_sign_ins",
    "grant",
    "grant_all",
    "grants_of",
    "lockout",
    "may",
    "name_supervisor",
    "name_supervisors",
    "reopen",
    "take_back",
]
