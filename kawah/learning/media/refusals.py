"""Why a file is not kept: one sentence each, for who chose the file."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class FileRefused(Exception):
    """The file cannot be kept; `found` says what in it is the reason."""

    sentence: ClassVar[Promise]

    def __init__(self, name: str, found: str = "") -> None:
        super().__init__(name, found)
        self.name = name
        self.found = found

    def __str__(self) -> str:
        return str(self.sentence) % {"name": self.name, "found": self.found}


class KindNotAllowed(FileRefused):
    """The bytes are none of the kinds that are kept."""

    sentence = _(
        "%(name)s: jenis berkas ini tidak diterima; pakai SVG, PNG, JPEG, WebP, AVIF, MP3, Opus, "
        "M4A, MP4, WebM, VTT, CSV, XLSX, DOCX, atau PDF."
    )


class FileTooLarge(FileRefused):
    """The file is larger than its kind may be."""

    sentence = _("%(name)s: berkas terlalu besar; kecilkan sampai paling banyak %(found)s.")


class FileDamaged(FileRefused):
    """The file is not whole, or not what its first bytes say."""

    sentence = _("%(name)s: berkas kosong, rusak, atau terpotong; simpan ulang lalu coba lagi.")
