"""Blocks of a lesson put in the place of another, between two, elsewhere, or taken out. Whatever
is not touched stays as it was written."""

from msgspec import Struct
from msgspec.structs import replace

from kawah.learning.player.spans import (
    BYTE_ORDER_MARK,
    EMPTY_LINES,
    LINE_END,
    Span,
    is_blank,
    spans,
)


class Piece(Struct, frozen=True):
    """The words of a block, and the emptiness between it and the next."""

    words: str
    after: str
    is_prose: bool


def replaced(source: str, place: int, text: str) -> str:
    pieces = _pieces(source)
    pieces[place] = replace(_new(text), after=pieces[place].after)
    return _joined(pieces)


def inserted(source: str, place: int, text: str) -> str:
    """With a new block that stands at this place; what stood there comes after it."""
    pieces = _pieces(source) if not is_blank(source) else []
    if pieces and place >= len(pieces):
        pieces[-1] = replace(pieces[-1], after="\n\n")
    return _joined([*pieces[:place], _new(text), *pieces[place:]])


def removed(source: str, place: int) -> str:
    pieces = _pieces(source)
    del pieces[place]
    return _joined(pieces)


def moved(source: str, place: int, *, to: int) -> str:
    """With a block at another place; the emptiness between the places stays where it was."""
    pieces = _pieces(source)
    gaps = [piece.after for piece in pieces]
    pieces.insert(to, pieces.pop(place))
    kept = zip(pieces, gaps, strict=True)
    return _joined([replace(piece, after=after) for piece, after in kept])


def _new(text: str) -> Piece:
    return Piece(text.strip("\n"), "\n\n", is_prose=not text.lstrip("\n").startswith(":::"))


def _pieces(source: str) -> list[Piece]:
    return [_piece(span) for span in spans(source)]


def _piece(span: Span) -> Piece:
    text = span.text.removeprefix(BYTE_ORDER_MARK)
    empty = EMPTY_LINES.match(text)
    words = text[empty.end() if empty else 0 :].rstrip()
    return Piece(words, text[len(text.rstrip()) :], is_prose=not span.name)


def _between(piece: Piece, following: Piece | None) -> str:
    """The emptiness as it was; prose beside prose needs an empty line, or two paragraphs become
    one."""
    if following is None:
        return "\n"
    least = 2 if piece.is_prose and following.is_prose else 1
    return piece.after if len(LINE_END.findall(piece.after)) >= least else "\n\n"


def _joined(pieces: list[Piece]) -> str:
    texts: list[str] = []
    for place, piece in enumerate(pieces, start=1):
        texts += [piece.words, _between(piece, pieces[place] if place < len(pieces) else None)]
    return "".join(texts)
