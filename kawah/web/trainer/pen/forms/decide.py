"""A decision as a form."""

from django import forms
from django.utils.translation import gettext as _

from kawah.learning.player.api import blocks
from kawah.web.trainer.pen.forms.block import BlockForm
from kawah.web.trainer.pen.forms.fields import line, lines


class DecideForm(BlockForm):
    def build(self) -> None:
        told = _("Apa yang terjadi, dan mengapa harus diputuskan sekarang.")
        self.put(situation=lines(_("Situasi"), help_text=told))
        held = [
            {"text": way.text, "outcome": way.outcome, "is_best": way.is_best}
            for way in getattr(self.held, "ways", ())
        ]
        self.row_up("ways", _way, held, legend=_("Pilihan %(number)d"))

    def block(self) -> blocks.Block:
        rows = [row for _number, row in self.filled("ways", by=("text", "outcome"))]
        ways = tuple(blocks.Way(row["text"], row["outcome"], row["is_best"]) for row in rows)
        return blocks.Decide(1, self.place.id, self.cleaned_data["situation"], ways)


def _way() -> dict[str, forms.Field]:
    return {
        "text": line(_("Yang dapat dilakukan"), is_needed=False),
        "outcome": lines(_("Yang terjadi kemudian"), is_needed=False, size=2),
        "is_best": forms.BooleanField(label=_("Ini pilihan terbaik"), required=False),
    }
