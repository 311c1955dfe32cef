"""Prose, callouts, and blocks that cannot be read, as forms."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.player.api import blocks
from kawah.web.trainer.pen.forms.block import BlockForm
from kawah.web.trainer.pen.forms.fields import Lines, line, lines

STYLES = {
    "info": gettext_lazy("Info"),
    "important": gettext_lazy("Penting"),
    "example": gettext_lazy("Contoh"),
    "tip": gettext_lazy("Tips"),
}


class ProseForm(BlockForm):
    def build(self) -> None:
        told = _("Judul bagian diawali “## ”. Baris kosong memisahkan paragraf.")
        self.put(text=lines(_("Teks"), help_text=told, size=12))

    def block(self) -> blocks.Block:
        return blocks.Prose(1, self.cleaned_data["text"])


class SourceForm(BlockForm):
    """For a block that cannot be read: its lines as they stand in the file."""

    def build(self) -> None:
        told = _("Bagian ini belum terbaca. Perbaiki barisnya, atau hapus seluruhnya.")
        self.fields["text"] = Lines(label=_("Isi berkas"), help_text=told, size=12)
        self.fields["text"].initial = self.held
        self.stand("text")

    def block(self) -> blocks.Block:
        return blocks.Prose(1, self.cleaned_data["text"])


class CalloutForm(BlockForm):
    def build(self) -> None:
        self.put(
            style=forms.ChoiceField(label=_("Jenis catatan"), choices=list(STYLES.items())),
            title=line(_("Judul"), is_needed=False),
            text=lines(_("Isi catatan")),
        )

    def block(self) -> blocks.Block:
        filled = self.cleaned_data
        return blocks.Callout(1, filled["style"], filled["title"], filled["text"])
