"""Decide, then see what follows."""

from django.utils.translation import gettext as _

from kawah.learning.player import html
from kawah.learning.player.blocks import Decide
from kawah.learning.player.feedback import feedback_on_decision
from kawah.learning.player.pieces import Piece
from kawah.learning.player.rendering_answers import choice, end, start, template


def decide(block: Decide, *, name: str) -> list[Piece]:
    question = html.text(_("Apa yang Anda putuskan?"))
    return [
        *start("decide", block.id),
        f'<fieldset aria-describedby="stem-{block.id}"><legend>{html.text(name)}</legend>',
        f'<div class="stem" id="stem-{block.id}">{html.blocks(block.situation)}</div>',
        f'<p class="hint">{question}</p><div class="options">',
        *_options(block),
        "</div></fieldset>",
        *end(block.id, _("Putuskan")),
        *_templates(block),
    ]


def _options(block: Decide) -> list[Piece]:
    pieces: list[Piece] = []
    for index, way in enumerate(block.ways):
        pieces += choice(block.id, str(index), html.inline(way.text))
    return pieces


def _templates(block: Decide) -> list[Piece]:
    found: list[Piece] = []
    for index in range(len(block.ways)):
        feedback = feedback_on_decision(block, index)
        found.append(template(block.id, feedback.html, value=str(index), state=feedback.state))
    return found
