"""A recording as a form: chosen, or made on the spot."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _

from kawah.learning.media.api import Family
from kawah.learning.player.api import blocks
from kawah.web.trainer.pen.forms.block import RECORD
from kawah.web.trainer.pen.forms.fields import lines
from kawah.web.trainer.pen.forms.titled import Titled


class AudioForm(Titled):
    families: ClassVar = {"path": Family.AUDIO}

    def build(self) -> None:
        told = _("MP3, M4A, Opus, atau rekaman dari ponsel Anda.")
        self.put_file("path", _("Rekaman suara"), accept="audio/*", help_text=told)
        self.put_recorder()
        self.put_title()
        about = _("Semua yang dikatakan, bagi yang tidak dapat mendengarnya.")
        self.put(transcript=lines(_("Transkrip"), help_text=about, size=8))

    def put_recorder(self) -> None:
        """With `capture` a phone opens its recorder; where scripts run, the page records itself."""
        words = _("Rekam|Berhenti|Dengarkan|Rekaman siap dikirim|Mikrofon tidak dapat dipakai")
        attributes = {"accept": "audio/*", "capture": "user", "data-record": words}
        self.fields["path" + RECORD] = forms.FileField(
            label=_("Atau rekam sekarang"),
            required=False,
            help_text=_("Di ponsel tombol ini membuka perekam suara."),
            widget=forms.FileInput(attrs=attributes),
        )
        self.stand("path" + RECORD)

    def block(self) -> blocks.Block:
        filled = self.cleaned_data
        return blocks.Audio(1, filled["path"], self.title, filled["transcript"])
