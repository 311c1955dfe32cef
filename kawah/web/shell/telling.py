"""Administrative changes in words: who, what, when, why."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from kawah.people.access.api import Role
from kawah.records.api import Change
from kawah.web.shell.acts import VERBS
from kawah.web.shell.details import detail_of, people_in
from kawah.web.shell.fact_names import Known
from kawah.web.shell.subjects import names_of


class Step(Struct, frozen=True):
    what: str
    whom: str
    who: str
    at: datetime
    why: str
    detail: str = ""


def in_detail(changes: Sequence[Change]) -> list[Step]:
    """The changes with what exactly each of them changed."""
    known = Known(changes, names_of(people_in(changes)))
    return [
        replace(step, detail=detail_of(change, known, whom=step.whom))
        for change, step in zip(changes, told(changes), strict=True)
    ]


def told(changes: Sequence[Change]) -> list[Step]:
    """The changes with the names of those concerned."""
    people = [f"person/{change.by}" for change in changes if change.by]
    names = names_of([*people, *(change.subject for change in changes)])
    return [
        Step(
            what=_what(change),
            whom=names.get(change.subject, ""),
            who=names.get(f"person/{change.by}", "") if change.by else _("Pengelola sistem"),
            at=change.at,
            why=change.why,
        )
        for change in changes
    ]


def _what(change: Change) -> str:
    words = str(VERBS.get(change.verb, change.verb))
    after = change.after if isinstance(change.after, dict) else {}
    role = after.get("role")
    if role not in Role.values:
        return words
    return _("%(act)s %(role)s") % {"act": words, "role": Role(role).label}
