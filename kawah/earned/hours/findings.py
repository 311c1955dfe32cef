"""What a check of the ledger may find, in words for the operator."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct


class Fault(StrEnum):
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    ROOT_BROKEN = "root_broken"
    ROOT_MISSING = "root_missing"
    ROOT_REWRITTEN = "root_rewritten"
    ROOT_UNPUBLISHED = "root_unpublished"
    BALANCE_WRONG = "balance_wrong"
    LINE_WRONG = "line_wrong"
    NOT_POSTED = "not_posted"
    UNFOUNDED = "unfounded"
    STRAY = "stray"


SENTENCES: Mapping[Fault, Promise] = {
    Fault.CHANGED: _("Pembukuan %(seq)s milik %(person)s tidak lagi seperti saat ditulis."),
    Fault.REMOVED: _("Pembukuan %(seq)s milik %(person)s hilang."),
    Fault.ADDED: _("Pembukuan %(seq)s milik %(person)s ditambahkan ke hari yang sudah disegel."),
    Fault.ROOT_BROKEN: _("Segel harian buku JP untuk %(day)s tidak cocok dengan isinya."),
    Fault.ROOT_MISSING: _("Segel harian buku JP untuk %(day)s tidak ada."),
    Fault.ROOT_REWRITTEN: _(
        "Segel harian buku JP untuk %(day)s tidak sama dengan yang sudah ditandatangani."
    ),
    Fault.ROOT_UNPUBLISHED: _("Segel harian buku JP untuk %(day)s belum ditandatangani."),
    Fault.BALANCE_WRONG: _(
        "Saldo JP %(year)s milik %(person)s tidak sama dengan jumlah pembukuannya."
    ),
    Fault.LINE_WRONG: _(
        "Baris %(line)s milik %(person)s dibukukan %(posted)s menit, seharusnya %(settled)s menit."
    ),
    Fault.NOT_POSTED: _("Pernyataan %(statement)s milik %(person)s belum masuk buku JP."),
    Fault.UNFOUNDED: _(
        "Baris %(line)s milik %(person)s tidak sesuai dengan pernyataan yang mendasarinya."
    ),
    Fault.STRAY: _(
        "Pembukuan %(seq)s milik %(person)s menunjuk baris milik orang lain atau tahun lain."
    ),
}


class Finding(Struct, frozen=True):
    """One fault; `person` and `seq` name the entry where one is concerned."""

    fault: Fault
    person: UUID | None = None
    seq: int | None = None
    details: dict[str, str] = {}

    def __str__(self) -> str:
        words = {"person": str(self.person), "seq": str(self.seq), **self.details}
        return str(SENTENCES[self.fault]) % words
