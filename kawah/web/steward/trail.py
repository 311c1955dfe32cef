"""The trail of administrative changes in words: who, what, when, why."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct

from kawah.people.access.api import Role
from kawah.people.directory.api import Agency
from kawah.records.api import Change
from kawah.web.steward.subjects import names_of

VERBS: dict[str, Promise] = {
    "grant.given": gettext_lazy("Memberi peran"),
    "grant.ended": gettext_lazy("Mengakhiri peran"),
    "person.supervisor_named": gettext_lazy("Menetapkan atasan"),
    "quiz.allowed_again": gettext_lazy("Memberi kesempatan ujian lagi kepada"),
    "batch.opened": gettext_lazy("Membuat angkatan"),
    "batch.joined": gettext_lazy("Menambah peserta angkatan"),
    "course.published": gettext_lazy("Menerbitkan kursus"),
    "certificate.batch_ordered": gettext_lazy("Menerbitkan sertifikat satu angkatan"),
    "certificate.revoked": gettext_lazy("Mencabut sertifikat"),
    "certificate.reissued": gettext_lazy("Menerbitkan ulang sertifikat"),
    "certificate.signed_again": gettext_lazy("Meminta tanda tangan sertifikat lagi"),
    "certificate.signature_found": gettext_lazy("Memasukkan sertifikat yang sudah ditandatangani"),
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
