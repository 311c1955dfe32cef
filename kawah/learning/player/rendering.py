"""Blocks to HTML that knows no person, in pieces with slots (see pieces.py).

Class names, for who writes the style sheet (`data-*` says which kind):

- prose; table (scrolls sideways, cells `center`, `end`)
- callout data-kind=info|important|example|tip: label (icon + word), title
- figure (picture), figure audio, figure video: figcaption, transcript (details), size
- download: size
- ask, decide, contrast: the three that are answered; data-state=right|partly|wrong|seen on the
  section once answered; stem, hint, options > option, field, because, gap, act > button
- contrast also: title, cites, sides > rule, practice, by
- feedback: verdict (icon + word, data-state), remark, outcome, others (details)
- icon: an empty span; data-icon=info|important|example|tip|right|partly|wrong|seen

Everything that is sent carries `form="lesson"`; the button is `name="block"` with the block's id as
value, and fields are named by the id, or `id:part`. `<template data-for data-value data-state>`
holds the feedback of a value for scripts; without `data-value` it is for any answer.
"""

from collections.abc import Mapping, Sequence

from django.utils import translation
from msgspec import Struct

from kawah.learning.player import rendering_media as media
from kawah.learning.player.blocks import (
    Ask,
    Audio,
    Block,
    Callout,
    Contrast,
    Decide,
    Download,
    Picture,
    Prose,
    Video,
)
from kawah.learning.player.html import blocks as html_blocks
from kawah.learning.player.naming import names_of
from kawah.learning.player.pieces import Piece, Pieces, joined
from kawah.learning.player.rendering_contrast import contrast
from kawah.learning.player.rendering_decide import decide
from kawah.learning.player.rendering_media import Medium
from kawah.learning.player.rendering_questions import ask
from kawah.learning.player.rendering_text import callout


class Setting(Struct, frozen=True):
    """What stands around a lesson: its files by path, titles of regulations by key, the language
    it is written in, and a seed that keeps options in one mixed order."""

    files: Mapping[str, Medium]
    regulations: Mapping[str, str]
    language: str
    seed: str


def render(blocks: Sequence[Block], setting: Setting, *, language: str) -> Pieces:
    """The whole lesson, with interface words in `language`; the same input gives the same bytes."""
    each = render_each(blocks, setting, language=language)
    return joined([piece for pieces in each for piece in (*pieces, "\n")])


def render_each(
    blocks: Sequence[Block], setting: Setting, *, language: str
) -> list[Sequence[Piece]]:
    """The blocks of a lesson one by one."""
    with translation.override(language):
        names = names_of(blocks)
        return [_block(block, setting, names) for block in blocks]


def _block(block: Block, setting: Setting, names: Mapping[str, str]) -> list[Piece]:
    match block:
        case Prose():
            return [f'<div class="prose">{html_blocks(block.text)}</div>']
        case Callout():
            return [callout(block)]
        case Picture():
            return [media.picture(block, setting.files)]
        case Audio():
            return [media.audio(block, setting.files)]
        case Video():
            return [media.video(block, setting.files, language=setting.language)]
        case Download():
            return [media.download(block, setting.files)]
        case Ask():
            return ask(block, name=names[block.id], seed=setting.seed)
        case Decide():
            return decide(block, name=names[block.id])
        case Contrast():
            return contrast(block, setting.regulations)
