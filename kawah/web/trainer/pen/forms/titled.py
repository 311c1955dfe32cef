"""Recordings and files to download as forms: a file with a title."""

from pathlib import PurePosixPath
from typing import ClassVar

from django.utils.translation import gettext as _

from kawah.learning.player.api import blocks
from kawah.web.trainer.pen.forms.block import BlockForm
from kawah.web.trainer.pen.forms.fields import line


class Titled(BlockForm):
    """A file with a title; without one it is called by its own name."""

    def put_title(self) -> None:
        self.put(title=line(_("Judul"), is_needed=False))
        if self.held and self.held.title == PurePosixPath(self.held.path).name:
            self.fields["title"].initial = ""

    @property
    def title(self) -> str:
        path = PurePosixPath(self.cleaned_data["path"])
        return self.cleaned_data["title"] or path.name


class DownloadForm(Titled):
    families: ClassVar = {"path": None}

    def build(self) -> None:
        told = _("PDF, DOCX, XLSX, CSV, gambar, audio, atau video.")
        self.put_file("path", _("Berkas untuk diunduh"), accept="", help_text=told)
        self.put_title()

    def block(self) -> blocks.Block:
        return blocks.Download(1, self.cleaned_data["path"], self.title)
