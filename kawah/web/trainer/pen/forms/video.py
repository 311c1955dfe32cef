"""A video as a form, with its captions and where it stops for a question."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _

from kawah.learning.media.api import Family
from kawah.learning.player.api import blocks
from kawah.web.trainer.pen.forms.fields import lines
from kawah.web.trainer.pen.forms.titled import Titled


class VideoForm(Titled):
    families: ClassVar = {
        "path": Family.VIDEO,
        "captions": Family.CAPTIONS,
        "poster": Family.PICTURE,
    }
    optional_files: ClassVar = ("poster",)

    def build(self) -> None:
        told = _("MP4 atau WebM, paling banyak 50 MB.")
        self.put_file("path", _("Video"), accept="video/*", help_text=told)
        about = _("Berkas WebVTT (.vtt): teks yang tampil di video.")
        self.put_file("captions", _("Teks video"), accept=".vtt,text/vtt", help_text=about)
        self.put_title()
        told = _("Gambar sebelum video diputar. Boleh kosong.")
        self.put_file("poster", _("Gambar awal"), accept="image/*", help_text=told)
        self.put(description=lines(_("Isi video sebagai teks"), is_needed=False))
        if self.place.asked:
            self._row_up_pauses()

    def _row_up_pauses(self) -> None:
        held = [{"second": p.second, "block": p.block} for p in getattr(self.held, "pauses", ())]
        choices = [("", "—"), *self.place.asked]

        def make() -> dict[str, forms.Field]:
            return {
                "second": forms.IntegerField(
                    label=_("Berhenti pada detik"), required=False, min_value=0, max_value=99999
                ),
                "block": forms.ChoiceField(
                    label=_("lalu menjawab"), required=False, choices=choices
                ),
            }

        self.row_up("pauses", make, held, legend=_("Jeda %(number)d"), least=1)

    def clean(self) -> None:
        super().clean()
        for number, row in self.filled("pauses", by=("block",)) if self.place.asked else ():
            if row.get("second") is None:
                told = _("Isi detiknya dengan bilangan bulat.")
                self.add_error(f"pauses_{number}_second", told)

    def block(self) -> blocks.Block:
        filled = self.cleaned_data
        rows = self.filled("pauses", by=("block",)) if self.place.asked else []
        pauses = [blocks.Pause(row["second"], row["block"]) for _number, row in rows]
        return blocks.Video(
            line=1,
            path=filled["path"],
            title=self.title,
            captions=filled["captions"],
            poster=filled["poster"],
            pauses=tuple(sorted(pauses, key=lambda pause: pause.second)),
            description=filled["description"],
        )
