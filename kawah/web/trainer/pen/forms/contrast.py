"""A rule beside its reality as a form."""

from django import forms
from django.utils.translation import gettext as _

from kawah.learning.player.api import blocks
from kawah.web.trainer.pen.forms.block import BlockForm
from kawah.web.trainer.pen.forms.fields import NEEDED, OPTIONAL, line, lines


class ContrastForm(BlockForm):
    def build(self) -> None:
        known = dict(self.place.bench.glance.regulations)
        if self.held:
            known.setdefault(self.held.regulation, self.held.regulation)
        self.put(
            title=line(_("Judul"), is_needed=False),
            regulation=forms.ChoiceField(
                label=_("Peraturan"),
                choices=[("", "—"), *known.items()],
                help_text="" if known else _("Tambahkan peraturan di data kursus lebih dahulu."),
                error_messages={"required": NEEDED},
            ),
            place=line(_("Pasal atau bagian"), is_needed=False),
            rule=lines(_("Aturan: apa yang tertulis")),
            practitioner=line(_("Praktisi: nama dan tempat kerjanya")),
            practice=lines(_("Praktik: bagaimana sesungguhnya dikerjakan")),
        )
        self.fields["place"].help_text = OPTIONAL

    def block(self) -> blocks.Block:
        filled = self.cleaned_data
        names = ("title", "regulation", "place", "practitioner", "rule", "practice")
        return blocks.Contrast(1, self.place.id, *(filled[name] for name in names))
