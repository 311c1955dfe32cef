"""What other rooms may ask about who may do what."""

from kawah.people.access import lockout
from kawah.people.access.backend import find
from kawah.people.access.ending import end_sign_ins
from kawah.people.access.granting import end, grant
from kawah.people.access.holding import beyond, grants_of
from kawah.people.access.models import Grant
from kawah.people.access.roles import Role, Verb, may
from kawah.people.access.supervising import name_supervisor

__all__ = [
    "Grant",
    "Role",
    "Verb",
    "beyond",
    "end",
    "end_sign_ins",
    "find",
    "grant",
    "grants_of",
    "lockout",
    "may",
    "name_supervisor",
]
