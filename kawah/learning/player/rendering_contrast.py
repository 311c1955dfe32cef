"""Rule and reality side by side, and the question to the participant: does it hold with you?"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from kawah.learning.player import html
from kawah.learning.player.blocks import Contrast
from kawah.learning.player.pieces import Piece
from kawah.learning.player.rendering_answers import choice, end, start, text_area

HOLDS, DIFFERS, BECAUSE = "holds", "differs", "because"


def contrast(block: Contrast, regulations: Mapping[str, str]) -> list[Piece]:
    title = html.text(block.title or _("Aturan dan praktik"))
    rule, practice = html.text(_("Aturan")), html.text(_("Praktik"))
    question = html.text(_("Bagaimana di kantor Anda?"))
    return [
        *start("contrast", block.id),
        f'<h3 class="title">{title}</h3>',
        '<div class="sides">',
        f'<div class="rule"><h4>{rule}</h4>{_cites(block, regulations)}',
        f"{html.blocks(block.rule)}</div>",
        f'<div class="practice"><h4>{practice}</h4>',
        f'<p class="by">{html.text(block.practitioner)}</p>{html.blocks(block.practice)}</div>',
        "</div>",
        f"<fieldset><legend>{question}</legend>",
        '<div class="options">',
        *choice(block.id, HOLDS, html.text(_("Berlaku di kantor saya"))),
        *choice(block.id, DIFFERS, html.text(_("Berbeda, karena …"))),
        "</div>",
        *text_area(block.id, BECAUSE, _("Apa yang berbeda, dan mengapa?"), style="because"),
        "</fieldset>",
        *end(block.id, _("Simpan")),
    ]


def _cites(block: Contrast, regulations: Mapping[str, str]) -> str:
    source = regulations.get(block.regulation, block.regulation)
    words = f"{source}, {block.place}" if block.place else source
    return f'<p class="cites">{html.text(words)}</p>'
