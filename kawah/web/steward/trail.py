"""The trail of administrative changes in words: who, what, when, why."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct

from kawah.learning.curriculum.api import Course
from kawah.people.access.api import Role
from kawah.people.directory.api import Agency, Person
from kawah.records.api import Change

VERBS: dict[str, Promise] = {
    "grant.given": gettext_lazy("Memberi peran"),
    "grant.ended": gettext_lazy("Mengakhiri peran"),
    "course.published": gettext_lazy("Menerbitkan kursus"),
    "hours.figure_changed": gettext_lazy("Mengubah angka JP"),
}


class Step(Struct, frozen=True):
    what: str
    whom: str
    who: str
    at: datetime
    why: str


def changes_in(agencies: "QuerySet[Agency]") -> "QuerySet[Change]":
    """The changes of these agencies, the newest first."""
    rows: QuerySet[Change] = Change.objects.filter(agency__in=agencies.values("code"))
    return rows.order_by("-at", "-pk")


def told(changes: Sequence[Change]) -> list[Step]:
    """The changes with the names of those concerned; two queries."""
    subjects = [_uuid_in(change.subject) for change in changes]
    uuids = {uuid for uuid in (*subjects, *(change.by for change in changes)) if uuid}
    names = dict(Person.objects.filter(uuid__in=uuids).values_list("uuid", "name"))
    names.update(Course.objects.filter(uuid__in=uuids).values_list("uuid", "title"))
    return [
        Step(
            what=_what(change),
            whom=names.get(subject, "") if subject else "",
            who=names.get(change.by, "") if change.by else _("Pengelola sistem"),
            at=change.at,
            why=change.why,
        )
        for change, subject in zip(changes, subjects, strict=True)
    ]


def _what(change: Change) -> str:
    words = str(VERBS.get(change.verb, change.verb))
    after = change.after if isinstance(change.after, dict) else {}
    role = after.get("role")
    if role not in Role.values:
        return words
    return _("%(act)s %(role)s") % {"act": words, "role": Role(role).label}


def _uuid_in(subject: str) -> UUID | None:
    try:
        return UUID(subject.rpartition("/")[2])
    except ValueError:
        return None
