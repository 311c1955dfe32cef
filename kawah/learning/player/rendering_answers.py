"""The parts of a block that is answered: its frame, its inputs, and the places for its state."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from msgspec import Struct

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
    block: str, value: str, label: str, *, kind: str = "radio", kept: str = ""
) -> list[Piece]:
    """A radio button or a check box; `label` is HTML. An answer keeps the value as `kept`."""
    return [
        f'<label class="option"><input type="{kind}" {html.FORM} name="{html.text(block)}" '
        f'value="{html.text(value)}"',
        Slot("checked", block, "", kept or value),
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


def text_area(block: str, field: str, label: str, *, style: str) -> list[Piece]:
    """Some lines of text with their label in words."""
    name = html.text(html.name_of(block, field))
    return [
        f'<label class="{style}"><span>{html.text(label)}</span> <textarea {html.FORM} '
        f'name="{name}" rows="3" maxlength="{LONGEST_TEXT}">',
        Slot("words", block, field),
        "</textarea></label>",
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


class Listed(Struct, frozen=True):
    """An entry of a list to pick from; an answer keeps its value as `kept`."""

    value: str
    words: str
    kept: str


def select(
    block: str, name: str, entries: Iterable[Listed], *, part: str = "", label: str = ""
) -> list[Piece]:
    """A list to pick from, named by `name` on the page; an answer keeps it as `part`."""
    named = html.optional(' aria-label="{}"', html.text(label))
    nothing = html.text(_("Pilih …"))
    pieces: list[Piece] = [
        f'<select {html.FORM} name="{html.text(html.name_of(block, name))}"{named}>'
        f'<option value="">{nothing}</option>'
    ]
    for entry in entries:
        pieces += [
            f'<option value="{html.text(entry.value)}"',
            Slot("selected", block, part or name, entry.kept),
            f">{html.plain(entry.words)}</option>",
        ]
    return [*pieces, "</select>"]


def template(block: str, inner: str, *, value: str = "", state: str = "") -> str:
    """Feedback for scripts, inert until one shows it."""
    for_value = html.optional(' data-value="{}"', html.text(value))
    for_state = html.optional(' data-state="{}"', state)
    return f'<template data-for="{block}"{for_value}{for_state}>{inner}</template>'
