"""The parts of a block that is answered: its frame, its inputs, and the places for its state."""

from django.utils.translation import gettext as _

from kawah.learning.player import html
from kawah.learning.player.pieces import Piece, Slot

LONGEST_TEXT = 500


def start(style: str, block: str) -> list[Piece]:
    return [f'<section class="{style}" id="block-{block}"', Slot("state", block), ">"]


def end(block: str, words: str) -> list[Piece]:
    """The button, and where feedback comes to stand; focus is sent there after answering."""
    return [
        html.button(block, words),
        f'<div class="feedback" id="feedback-{block}" tabindex="-1">',
        Slot("feedback", block),
        "</div></section>",
    ]


def choice(
    block: str, value: str, label: str, *, field: str = "", kind: str = "radio"
) -> list[Piece]:
    """A radio button or a check box; `label` is HTML."""
    name = html.text(html.name_of(block, field))
    return [
        f'<label class="option"><input type="{kind}" {html.FORM} name="{name}" '
        f'value="{html.text(value)}"',
        Slot("checked", block, field, value),
        f"> <span>{label}</span></label>",
    ]


def text_field(
    block: str, field: str, label: str, *, style: str = "field", mode: str = "text"
) -> list[Piece]:
    """One line of text with its label in words."""
    return [
        f'<label class="{style}"><span>{html.text(label)}</span> ',
        *text_input(block, field, mode=mode),
        "</label>",
    ]


def text_input(block: str, field: str, *, mode: str, label: str = "") -> list[Piece]:
    named = html.optional(' aria-label="{}"', html.text(label))
    name = html.text(html.name_of(block, field))
    return [
        f'<input type="text" {html.FORM} name="{name}" inputmode="{mode}" autocomplete="off" '
        f'maxlength="{LONGEST_TEXT}"{named}',
        Slot("value", block, field),
        ">",
    ]


def select(
    block: str, field: str, options: list[tuple[str, str]], *, label: str = ""
) -> list[Piece]:
    """A list to pick from; options are (value, words)."""
    named = html.optional(' aria-label="{}"', html.text(label))
    name = html.text(html.name_of(block, field))
    pieces: list[Piece] = [
        f'<select {html.FORM} name="{name}"{named}>'
        f'<option value="">{html.text(_("Pilih …"))}</option>'
    ]
    for value, words in options:
        pieces += [
            f'<option value="{html.text(value)}"',
            Slot("selected", block, field, value),
            f">{html.text(words)}</option>",
        ]
    return [*pieces, "</select>"]


def template(block: str, inner: str, *, value: str = "", state: str = "") -> str:
    """Feedback for scripts, inert until one shows it."""
    for_value = html.optional(' data-value="{}"', html.text(value))
    for_state = html.optional(' data-state="{}"', state)
    return f'<template data-for="{block}"{for_value}{for_state}>{inner}</template>'
