"""What an examination of a signed file or badge found."""

from datetime import datetime
from typing import Literal

from django.utils.translation import gettext_lazy as _
from msgspec import Struct

Fault = Literal["", "unreadable", "unsigned", "altered", "untrusted", "malformed", "early", "late"]

SENTENCES = {
    "": _("Tanda tangan elektroniknya sah dan isinya utuh."),
    "unreadable": _("Berkas ini tidak dapat dibaca. Unggah berkas asli yang diunduh dari Kawah."),
    "unsigned": _("Berkas ini tidak memuat tanda tangan elektronik."),
    "altered": _("Isi berkas ini berubah setelah ditandatangani, sehingga tidak sah."),
    "untrusted": _("Berkas ini ditandatangani pihak yang tidak dikenal sebagai penerbit."),
    "malformed": _("Susunan lencana ini tidak sesuai dengan Open Badges 3.0."),
    "early": _("Berkas ini belum berlaku."),
    "late": _("Masa berlaku berkas ini sudah lewat."),
}


class Verdict(Struct, frozen=True):
    fault: Fault = ""
    signer: str = ""
    signed_at: datetime | None = None
    detail: str = ""  # for the log, in English

    @property
    def is_valid(self) -> bool:
        return self.fault == ""

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.fault])
