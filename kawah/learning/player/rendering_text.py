"""Callouts: a word and a shape say what kind it is, not the color alone."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from kawah.learning.player import html
from kawah.learning.player.blocks import Callout

LABELS: dict[str, Callable[[], str]] = {
    "info": lambda: _("Info"),
    "important": lambda: _("Penting"),
    "example": lambda: _("Contoh"),
    "tip": lambda: _("Tips"),
}


def callout(block: Callout) -> str:
    title = html.optional('<p class="title">{}</p>', html.inline(block.title))
    return (
        f'<div class="callout" data-kind="{block.style}" role="note">'
        f'<p class="label">{html.icon(block.style)} {html.text(LABELS[block.style]())}</p>'
        f"{title}{html.blocks(block.text)}</div>"
    )
