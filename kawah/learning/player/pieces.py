"""HTML in pieces with named holes: what a page is made of before it knows its reader.

A hole is a Slot. `{media}` in the text stands for the signed prefix of the version's files.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

MEDIA = "{media}"

SlotKind = Literal["checked", "selected", "value", "words", "state", "feedback"]


class Slot(Struct, frozen=True, array_like=True):
    """`checked`, `selected`: that attribute, when `field` of `block` holds `value`. `value`: the
    attribute with what `field` holds, `words` the same as text. `state`: the block's state as
    attribute. `feedback`: HTML."""

    kind: SlotKind
    block: str
    field: str = ""
    value: str = ""


Piece: TypeAlias = str | Slot
Pieces: TypeAlias = tuple[Piece, ...]

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Pieces] = msgspec.json.Decoder(tuple[str | Slot, ...])


def joined(parts: Sequence[Piece]) -> Pieces:
    """The same pieces with neighboring texts made one."""
    pieces: list[Piece] = []
    for part in parts:
        if pieces and isinstance(part, str) and isinstance(pieces[-1], str):
            pieces[-1] += part
        elif part != "":
            pieces.append(part)
    return tuple(pieces)


def fill(pieces: Pieces, *, media: str, slot: Callable[[Slot], str]) -> str:
    """The page's HTML, with every hole filled."""
    return "".join(
        piece.replace(MEDIA, media) if isinstance(piece, str) else slot(piece) for piece in pieces
    )


def neutral(pieces: Pieces) -> str:
    """The HTML with empty holes, as packs carry it; files stay named by their placeholder."""
    return "".join(piece for piece in pieces if isinstance(piece, str))


def authored(html: str) -> str:
    """An author who writes the placeholder means the word."""
    return html.replace(MEDIA, "&#123;media}")


def encode(pieces: Pieces) -> str:
    return _encoder.encode(pieces).decode()


def decode(text: str) -> Pieces:
    return _decoder.decode(text)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
